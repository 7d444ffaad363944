import { isWrap } from "@keyward/core/algorithms/cipher";
import { encrypt as encryptWith } from "@keyward/core/crypto/cipher/cipher";
import { EncryptingStream } from "@keyward/core/crypto/cipher/cipher-stream";
import { assertPlaintextLength } from "@keyward/core/crypto/cipher/data-length";
import { SLICE_BYTES } from "../../contexts/pace.ts";
import { keyed } from "../../dispatch/keyed.ts";
import type { Caller } from "../../identity/caller.ts";
import { messageFits } from "../message-limit.ts";
import { beginEncryption, type Encryption, type EncryptionBegin } from "./encryption.ts";
import { inSlices } from "./in-slices.ts";

const NO_TAG = new Uint8Array(0);

export interface EncryptInput extends EncryptionBegin {
  readonly plaintext: Uint8Array;
}

export interface EncryptOutput {
  readonly algorithm: string;
  readonly ciphertext: Uint8Array;
  /** Empty for key wrap. */
  readonly nonce: Uint8Array;
  /** Empty for algorithms that have none. */
  readonly tag: Uint8Array;
}

/** Encrypts data in one piece; what is longer than a slice lets other calls in between. */
export const encrypt = keyed<EncryptInput, EncryptOutput>({
  name: "Encrypt",
  permission: "encrypt",
  keyOf: ({ key }) => key,
  checks: [({ plaintext }, _key, { profile }) => messageFits(plaintext.length, profile)],
  run(input, key, call) {
    const encryption = beginEncryption(input, key, call);
    const { row, secret, start } = encryption;
    if (input.plaintext.length > SLICE_BYTES && !isWrap(row))
      return encryptInSlices(encryption, input.plaintext, call.caller);
    const { ciphertext, tag } = encryptWith(row, secret, start, input.plaintext);
    return { algorithm: row.name, ciphertext, nonce: start.nonce, tag };
  },
});

async function encryptInSlices(
  { row, secret, start }: Encryption,
  plaintext: Uint8Array,
  caller: Caller,
): Promise<EncryptOutput> {
  assertPlaintextLength(row, plaintext.length);
  const stream = new EncryptingStream(row, secret, start);
  let tag: Uint8Array = NO_TAG;
  const ciphertext = await inSlices(stream, plaintext, caller, () => {
    const last = stream.finish();
    tag = last.tag ?? NO_TAG;
    return last.output;
  });
  return { algorithm: row.name, ciphertext, nonce: start.nonce, tag };
}
