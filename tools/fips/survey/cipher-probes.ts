import { type CipherGCMTypes, createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import { expect, family, type Probe } from "./probe.ts";

const SIZES = [128, 192, 256] as const;
/** A key that is wrapped, as well as data that is encrypted. */
const DATA = Buffer.alloc(32, 5);

export const CIPHER_PROBES: readonly Probe[] = [
  ...SIZES.flatMap((bits) =>
    family("cipher", [
      [`AES-${bits}-GCM`, () => aead(`aes-${bits}-gcm`, bits / 8)],
      [`AES-${bits}-CCM`, () => aead(`aes-${bits}-ccm`, bits / 8)],
      [`AES-${bits}-CBC`, () => cipher(`aes-${bits}-cbc`, bits / 8, 16)],
      [`AES-${bits}-CTR`, () => cipher(`aes-${bits}-ctr`, bits / 8, 16)],
      [`AES-${bits}-KW`, () => cipher(`id-aes${bits}-wrap`, bits / 8, 8)],
      [`AES-${bits}-KWP`, () => cipher(`id-aes${bits}-wrap-pad`, bits / 8, 4)],
    ]),
  ),
  ...family("cipher", [
    ["AES-256-GCM, tag of 12 bytes", () => aead("aes-256-gcm", 32, 12)],
    ["AES-256-GCM, tag of 4 bytes", () => aead("aes-256-gcm", 32, 4)],
    ["AES-256-OCB", () => aead("aes-256-ocb", 32)],
    ["ChaCha20-Poly1305", () => aead("chacha20-poly1305", 32)],
    ["3DES-CBC", () => cipher("des-ede3-cbc", 24, 8)],
  ]),
];

export function aead(name: string, keyBytes: number, authTagLength = 16): void {
  const [key, nonce, type] = [randomBytes(keyBytes), randomBytes(12), name as CipherGCMTypes];
  const sealer = createCipheriv(type, key, nonce, { authTagLength });
  const sealed = Buffer.concat([sealer.update(DATA), sealer.final()]);
  const opener = createDecipheriv(type, key, nonce, { authTagLength }).setAuthTag(sealer.getAuthTag());
  expect(Buffer.concat([opener.update(sealed), opener.final()]).equals(DATA), `${name} does not open what it sealed`);
}

export function cipher(name: string, keyBytes: number, ivBytes: number): void {
  const [key, iv] = [randomBytes(keyBytes), name.includes("wrap") ? wrapIv(ivBytes) : randomBytes(ivBytes)];
  const encrypt = createCipheriv(name, key, iv);
  const encrypted = Buffer.concat([encrypt.update(DATA), encrypt.final()]);
  const decrypt = createDecipheriv(name, key, iv);
  expect(Buffer.concat([decrypt.update(encrypted), decrypt.final()]).equals(DATA), `${name} does not decrypt`);
}

/** RFC 3394, 2.2.3.1; RFC 5649, 3 */
function wrapIv(bytes: number): Buffer {
  return bytes === 8 ? Buffer.alloc(8, 0xa6) : Buffer.from("a65959a6", "hex");
}
