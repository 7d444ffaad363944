import type { KeyObject } from "node:crypto";
import type { CipherAlgorithm } from "@keyward/core/algorithms/cipher";
import { assertAssociatedDataFits, assertNonceFits, tagBytesOf } from "@keyward/core/crypto/cipher/cipher-checks";
import type { MessageStart } from "@keyward/core/crypto/cipher/node-cipher";
import { enforce } from "@keyward/core/policy/verdict";
import type { Call } from "../../dispatch/operation.ts";
import type { Key } from "../../keys/key.ts";
import type { KeyRef } from "../../keys/key-ref.ts";
import { chooseCipher, secretOf } from "./cipher-family.ts";
import { tagIsLongEnough } from "./cipher-rules.ts";

/** How a decryption begins, in one piece or in parts. */
export interface DecryptionBegin {
  readonly key: KeyRef;
  /** Registry name; empty: the key's or the profile's. */
  readonly algorithm: string;
  readonly associatedData: Uint8Array;
  readonly nonce: Uint8Array;
  /** 0: the longest. */
  readonly tagBytes: number;
}

export interface Decryption {
  readonly row: CipherAlgorithm;
  readonly secret: KeyObject;
  readonly start: MessageStart;
}

/** Judges how a decryption begins. @throws INVALID_ARGUMENT, NOT_PERMITTED */
export function beginDecryption(
  begin: Omit<DecryptionBegin, "key">,
  key: Key,
  { profile }: Pick<Call, "profile">,
): Decryption {
  const row = chooseCipher(begin.algorithm, key, profile);
  const { nonce, associatedData } = begin;
  assertAssociatedDataFits(row, associatedData);
  assertNonceFits(row, nonce);
  const tagBytes = tagBytesOf(row, begin.tagBytes);
  enforce(tagIsLongEnough(profile, row, tagBytes));
  return { row, secret: secretOf(key), start: { nonce, associatedData, tagBytes } };
}
