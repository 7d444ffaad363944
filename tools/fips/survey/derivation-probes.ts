import { argon2Sync, hkdfSync, pbkdf2Sync, randomBytes, scryptSync } from "node:crypto";
import { expect, family, type Probe } from "./probe.ts";

const SALT = Buffer.alloc(16, 3);
const PASSWORD = Buffer.from("correct horse battery");

export const DERIVATION_PROBES: readonly Probe[] = [
  ...family("KDF", [
    ["HKDF, SHA-256", () => hkdf("sha256", 32)],
    ["HKDF, SHA3-512", () => hkdf("sha3-512", 32)],
    ["HKDF, SHA-256, input of 13 bytes", () => hkdf("sha256", 13)],
    ["HKDF, SHA-256, salt of 13 bytes", () => hkdf("sha256", 32, SALT.subarray(3))],
    ["HKDF, SHA-256, empty salt", () => hkdf("sha256", 32, Buffer.alloc(0))],
    ["HKDF, BLAKE2b", () => hkdf("blake2b512", 32)],
    ["PBKDF2, SHA-256", () => pbkdf2(PASSWORD, SALT, 1000)],
    ["PBKDF2, 999 iterations", () => pbkdf2(PASSWORD, SALT, 999)],
    ["PBKDF2, salt of 15 bytes", () => pbkdf2(PASSWORD, SALT.subarray(1), 1000)],
    ["PBKDF2, password of 7 bytes", () => pbkdf2(PASSWORD.subarray(0, 7), SALT, 1000)],
    ["PBKDF2, output of 13 bytes", () => pbkdf2(PASSWORD, SALT, 1000, 13)],
    ["scrypt", () => length(scryptSync(PASSWORD, SALT, 32, { N: 1024 }), 32)],
    ["Argon2id", () => argon2()],
  ]),
  ...family("random", [["random bytes", () => expect(!randomBytes(32).equals(randomBytes(32)), "equal random")]]),
];

function hkdf(digest: string, inputBytes: number, salt = SALT): void {
  length(Buffer.from(hkdfSync(digest, Buffer.alloc(inputBytes, 7), salt, "", 32)), 32);
}

function pbkdf2(password: Buffer, salt: Buffer, iterations: number, bytes = 32): void {
  length(pbkdf2Sync(password, salt, iterations, bytes, "sha256"), bytes);
}

function argon2(): void {
  const parameters = { message: PASSWORD, nonce: SALT, parallelism: 1, tagLength: 32, memory: 64, passes: 1 };
  length(argon2Sync("argon2id", parameters), 32);
}

function length(output: Buffer, bytes: number): void {
  expect(output.length === bytes && output.some((byte) => byte !== 0), `${output.length} bytes instead of ${bytes}`);
}
