import { type CipherAlgorithm, isAead, isWrap } from "@keyward/core/algorithms/cipher";
import { decrypt as decryptWith } from "@keyward/core/crypto/cipher/cipher";
import { assertTagFits } from "@keyward/core/crypto/cipher/cipher-checks";
import { DecryptingStream } from "@keyward/core/crypto/cipher/cipher-stream";
import { assertCiphertextLength } from "@keyward/core/crypto/cipher/data-length";
import { SLICE_BYTES } from "../../contexts/pace.ts";
import { tellsByError } from "../../dispatch/key-versions.ts";
import { keyed } from "../../dispatch/keyed.ts";
import type { Caller } from "../../identity/caller.ts";
import { ciphertextFits } from "../message-limit.ts";
import { chooseCipher } from "./cipher-family.ts";
import { beginDecryption, type Decryption, type DecryptionBegin } from "./decryption.ts";
import { inSlices } from "./in-slices.ts";

export interface DecryptInput extends Omit<DecryptionBegin, "tagBytes"> {
  readonly ciphertext: Uint8Array;
  readonly tag: Uint8Array;
}

export interface DecryptOutput {
  readonly algorithm: string;
  readonly plaintext: Uint8Array;
}

/** Decrypts data in one piece; what is longer than a slice lets other calls in between. What does not decrypt fails with one text, whatever the reason. */
export const decrypt = keyed<DecryptInput, DecryptOutput>({
  name: "Decrypt",
  permission: "decrypt",
  keyOf: ({ key }) => key,
  reading: tellsByError(({ algorithm }, key, { profile }) => tellsWrongKeys(chooseCipher(algorithm, key, profile))),
  checks: [({ ciphertext }, _key, { profile }) => ciphertextFits(ciphertext.length, profile)],
  run(input, key, call) {
    const decryption = beginDecryption({ ...input, tagBytes: input.tag.length }, key, call);
    const { row, secret, start } = decryption;
    const { ciphertext, tag } = input;
    if (ciphertext.length > SLICE_BYTES && !isWrap(row))
      return decryptInSlices(decryption, ciphertext, tag, call.caller);
    return { algorithm: row.name, plaintext: decryptWith(row, secret, start, ciphertext, tag) };
  },
});

/** With the others every key decrypts to something. */
function tellsWrongKeys(row: CipherAlgorithm): boolean {
  return isAead(row) || isWrap(row);
}

async function decryptInSlices(
  { row, secret, start }: Decryption,
  ciphertext: Uint8Array,
  tag: Uint8Array,
  caller: Caller,
): Promise<DecryptOutput> {
  assertCiphertextLength(row, ciphertext.length);
  assertTagFits(row, start.tagBytes, tag);
  const stream = new DecryptingStream(row, secret, start);
  const plaintext = await inSlices(stream, ciphertext, caller, () => stream.finish(tag));
  return { algorithm: row.name, plaintext };
}
