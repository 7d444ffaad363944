import { createCipheriv } from "node:crypto";
import type { Operation } from "../../dispatch/operation.ts";
import {
  type CipherInput,
  cipherOf,
  defaultIsGcm,
  encryptionIsAllowed,
  keyFits,
  keyIsGiven,
  keyOf,
  nonceFits,
} from "./aes-gcm.ts";

export interface EncryptInput extends CipherInput {
  readonly plaintext: Uint8Array;
}

export interface EncryptOutput {
  /** Crypto-broker name of the cipher. */
  readonly algorithm: string;
  /** As long as the plaintext. */
  readonly ciphertext: Uint8Array;
  readonly tag: Uint8Array;
}

/** AES-GCM with the caller's key and nonce (SP 800-38D). A nonce that repeats under one key is the caller's fault and fatal. */
export const encrypt: Operation<EncryptInput, EncryptOutput> = {
  name: "Encrypt",
  checks: [encryptionIsAllowed, defaultIsGcm, keyIsGiven, keyFits, nonceFits],
  run(input, { profile }) {
    const { brokerName, nodeName, tagBytes } = cipherOf(profile);
    const cipher = keyOf(input).use((key) => createCipheriv(nodeName, key, input.nonce, { authTagLength: tagBytes }));
    if (input.aad !== undefined) cipher.setAAD(input.aad);
    const ciphertext = cipher.update(input.plaintext);
    cipher.final();
    return { algorithm: brokerName, ciphertext, tag: cipher.getAuthTag() };
  },
};
