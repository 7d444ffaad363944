import type { KeyObject } from "node:crypto";
import type { CipherAlgorithm } from "@keyward/core/algorithms/cipher";
import { assertAssociatedDataFits, tagBytesOf } from "@keyward/core/crypto/cipher/cipher-checks";
import type { MessageStart } from "@keyward/core/crypto/cipher/node-cipher";
import { nextNonce } from "@keyward/core/crypto/cipher/nonce-choice";
import { NONCES } from "@keyward/core/crypto/cipher/nonce-ledger";
import { enforce } from "@keyward/core/policy/verdict";
import type { Call } from "../../dispatch/operation.ts";
import type { Key } from "../../keys/key.ts";
import type { KeyRef } from "../../keys/key-ref.ts";
import { identityOf } from "../../keys/memory-keys.ts";
import { chooseCipher, secretOf } from "./cipher-family.ts";
import { callerNonceIsPermitted, tagIsLongEnough } from "./cipher-rules.ts";

/** How an encryption begins, in one piece or in parts. */
export interface EncryptionBegin {
  readonly key: KeyRef;
  /** Registry name; empty: the key's or the profile's. */
  readonly algorithm: string;
  readonly associatedData: Uint8Array;
  /** undefined: chosen here. */
  readonly nonce: Uint8Array | undefined;
  /** 0: the longest. */
  readonly tagBytes: number;
}

export interface Encryption {
  readonly row: CipherAlgorithm;
  readonly secret: KeyObject;
  readonly start: MessageStart;
}

/**
 * Judges how an encryption begins, and draws its nonce last: what is refused uses none up.
 * @throws INVALID_ARGUMENT, NOT_PERMITTED; FAILED_PRECONDITION and RESOURCE_EXHAUSTED as nextNonce does
 */
export function beginEncryption(
  begin: Omit<EncryptionBegin, "key">,
  key: Key,
  { profile, caller }: Pick<Call, "profile" | "caller">,
): Encryption {
  const row = chooseCipher(begin.algorithm, key, profile);
  assertAssociatedDataFits(row, begin.associatedData);
  const tagBytes = tagBytesOf(row, begin.tagBytes);
  enforce(tagIsLongEnough(profile, row, tagBytes));
  enforce(callerNonceIsPermitted(profile, row, begin.nonce));
  const secret = secretOf(key);
  const holder = identityOf(caller);
  const nonce = nextNonce(row, NONCES.of(secret, holder), begin.nonce, holder);
  return { row, secret, start: { nonce, associatedData: begin.associatedData, tagBytes } };
}
