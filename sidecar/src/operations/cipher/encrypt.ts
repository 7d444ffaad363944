import { encrypt as encryptWith } from "@keyward/core/crypto/cipher/cipher";
import { keyed } from "../../dispatch/keyed.ts";
import { beginEncryption, type EncryptionBegin } from "./encryption.ts";

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

/** Encrypts data in one piece; at most 2 MiB arrive. */
export const encrypt = keyed<EncryptInput, EncryptOutput>({
  name: "Encrypt",
  permission: "encrypt",
  keyOf: ({ key }) => key,
  checks: [],
  run(input, key, call) {
    const { row, secret, start } = beginEncryption(input, key, call);
    const { ciphertext, tag } = encryptWith(row, secret, start, input.plaintext);
    return { algorithm: row.name, ciphertext, nonce: start.nonce, tag };
  },
});
