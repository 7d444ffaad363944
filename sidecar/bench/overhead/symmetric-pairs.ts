import { createCipheriv, createDecipheriv, createHmac, hash as hashNow, hkdfSync, randomBytes } from "node:crypto";
import { dispatch } from "../../src/dispatch/dispatch.ts";
import type { Call } from "../../src/dispatch/operation.ts";
import { decrypt } from "../../src/operations/cipher/decrypt.ts";
import { encrypt } from "../../src/operations/cipher/encrypt.ts";
import { hash } from "../../src/operations/hash/hash.ts";
import { deriveBytes } from "../../src/operations/kdf/derive-bytes.ts";
import { computeMac } from "../../src/operations/mac/compute-mac.ts";
import { verifyMac } from "../../src/operations/mac/verify-mac.ts";
import { generateRandom } from "../../src/operations/random/generate-random.ts";
import { PROCESS_RANDOM } from "../../src/operations/random/process-random.ts";
import { benchKey, secretOf } from "./bench-call.ts";
import type { Pair } from "./comparison.ts";

const DATA = Buffer.alloc(64, 7);
const NONE = new Uint8Array(0);

/** Operations on small data: what is added to long ones is the same, and lost in them. */
export async function symmetricPairs(call: Call): Promise<Pair[]> {
  return [
    hashPair(call),
    ...(await macPairs(call)),
    ...(await cipherPairs(call)),
    await hkdfPair(call),
    randomPair(call),
  ];
}

function hashPair(call: Call): Pair {
  const input = { algorithm: "SHA-256", data: DATA, outputBytes: 0 };
  return {
    name: "Hash, SHA-256",
    engine: () => dispatch(hash, input, call),
    bare: () => hashNow("sha256", DATA, "buffer"),
  };
}

async function macPairs(call: Call): Promise<Pair[]> {
  const made = await benchKey(call, "HMAC");
  const secret = secretOf(made);
  const bare = () => createHmac("sha256", secret).update(DATA).digest();
  const input = { key: made.ref, algorithm: "HMAC-SHA-256", data: DATA, customization: NONE };
  const computed = { ...input, tagBytes: 0 };
  const verified = { ...input, tag: bare() };
  return [
    { name: "ComputeMac, HMAC-SHA-256", engine: () => dispatch(computeMac, computed, call), bare },
    { name: "VerifyMac, HMAC-SHA-256", engine: () => dispatch(verifyMac, verified, call), bare },
  ];
}

async function cipherPairs(call: Call): Promise<Pair[]> {
  const made = await benchKey(call, "AES-256");
  const secret = secretOf(made);
  const nonce = randomBytes(12);
  // A real caller never repeats a nonce; nothing that is sealed here leaves the loop.
  const seal = () => {
    const cipher = createCipheriv("aes-256-gcm", secret, nonce);
    const ciphertext = cipher.update(DATA);
    cipher.final();
    return { ciphertext, tag: cipher.getAuthTag() };
  };
  const sealed = seal();
  const open = () => {
    const decipher = createDecipheriv("aes-256-gcm", secret, nonce, { authTagLength: 16 });
    decipher.setAuthTag(sealed.tag);
    const plaintext = decipher.update(sealed.ciphertext);
    decipher.final();
    return plaintext;
  };
  const begin = { key: made.ref, algorithm: "AES-256-GCM", associatedData: NONE };
  const encrypted = { ...begin, plaintext: DATA, nonce: undefined, tagBytes: 0 };
  const decrypted = { ...begin, ...sealed, nonce };
  return [
    { name: "Encrypt, AES-256-GCM", engine: () => dispatch(encrypt, encrypted, call), bare: seal },
    { name: "Decrypt, AES-256-GCM", engine: () => dispatch(decrypt, decrypted, call), bare: open },
  ];
}

async function hkdfPair(call: Call): Promise<Pair> {
  const made = await benchKey(call, "SECRET");
  const secret = secretOf(made);
  const parameters = { kind: "hkdf", salt: DATA, info: DATA, step: "both" } as const;
  const input = { key: made.ref, algorithm: "HKDF-SHA256", parameters, lengthBytes: 32 };
  return {
    name: "DeriveBytes, HKDF-SHA256",
    engine: () => dispatch(deriveBytes, input, call),
    bare: () => hkdfSync("sha256", secret, DATA, DATA, 32),
  };
}

function randomPair(call: Call): Pair {
  const operation = generateRandom(PROCESS_RANDOM);
  return {
    name: "GenerateRandom, 32 bytes",
    engine: () => dispatch(operation, { lengthBytes: 32 }, call),
    bare: () => randomBytes(32),
  };
}
