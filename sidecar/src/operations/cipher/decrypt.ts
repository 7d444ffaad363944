import { decrypt as decryptWith } from "@keyward/core/crypto/cipher/cipher";
import { keyed } from "../../dispatch/keyed.ts";
import { beginDecryption, type DecryptionBegin } from "./decryption.ts";

export interface DecryptInput extends Omit<DecryptionBegin, "tagBytes"> {
  readonly ciphertext: Uint8Array;
  readonly tag: Uint8Array;
}

export interface DecryptOutput {
  readonly algorithm: string;
  readonly plaintext: Uint8Array;
}

/** Decrypts data in one piece. What does not decrypt fails with one text, whatever the reason. */
export const decrypt = keyed<DecryptInput, DecryptOutput>({
  name: "Decrypt",
  permission: "decrypt",
  keyOf: ({ key }) => key,
  checks: [],
  run(input, key, call) {
    const { row, secret, start } = beginDecryption({ ...input, tagBytes: input.tag.length }, key, call);
    return { algorithm: row.name, plaintext: decryptWith(row, secret, start, input.ciphertext, input.tag) };
  },
});
