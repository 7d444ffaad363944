import { createDecipheriv } from "node:crypto";
import { KeywardError } from "@keyward/core/errors/keyward-error";
import type { Check, Operation } from "../../dispatch/operation.ts";
import {
  type CipherInput,
  cipherOf,
  defaultIsGcm,
  encryptionIsAllowed,
  keyFits,
  keyIsGiven,
  keyOf,
  lengthIs,
  nonceFits,
} from "./aes-gcm.ts";

export interface DecryptInput extends CipherInput {
  readonly ciphertext: Uint8Array;
  readonly tag: Uint8Array;
}

const tagFits: Check<DecryptInput> = ({ tag }, { profile }) => lengthIs("tag", tag.length, cipherOf(profile).tagBytes);

/** AES-GCM. Nothing is given out before the tag has been checked, and a wrong tag does not tell what was wrong. */
export const decrypt: Operation<DecryptInput, Uint8Array> = {
  name: "Decrypt",
  checks: [encryptionIsAllowed, defaultIsGcm, keyIsGiven, keyFits, nonceFits, tagFits],
  run(input, { profile }) {
    const { nodeName, tagBytes } = cipherOf(profile);
    const options = { authTagLength: tagBytes };
    const decipher = keyOf(input).use((key) => createDecipheriv(nodeName, key, input.nonce, options));
    if (input.aad !== undefined) decipher.setAAD(input.aad);
    decipher.setAuthTag(input.tag);
    const plaintext = decipher.update(input.ciphertext);
    try {
      decipher.final();
    } catch {
      plaintext.fill(0);
      const text = "could not decrypt data: could not decrypt AES-GCM ciphertext: message authentication failed";
      throw new KeywardError("INVALID_ARGUMENT", text);
    }
    return plaintext;
  },
};
