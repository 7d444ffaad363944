import * as crypto from "node:crypto";
import { expect, family, type Probe } from "./probe.ts";

const DATA = Buffer.from("keyward");
const HASHES = [
  ...["sha256", "sha384", "sha512", "sha512-256", "sha224", "sha512-224"],
  ...["sha3-256", "sha3-384", "sha3-512", "sha3-224"],
  ...["blake2b512", "blake2s256", "sha1", "md5"],
];
const SHAKES = ["shake128", "shake256"];

/** The interface that @types/node does not have yet. */
interface Mac {
  update(data: Uint8Array): Mac;
  final(): Buffer;
}
type CreateMac = (name: string, key: Uint8Array, options?: { cipher?: string; outputLength?: number }) => Mac;
const { createMac } = crypto as unknown as { createMac: CreateMac };

export const HASH_PROBES: readonly Probe[] = [
  ...family(
    "hash",
    HASHES.map((name) => [name, () => hash(name)]),
  ),
  ...family(
    "hash",
    SHAKES.map((name) => [`${name}, 64 bytes`, () => hash(name, 64)]),
  ),
  ...family(
    "HMAC",
    HASHES.map((name) => [name, () => hmac(name, 32)]),
  ),
  ...family("HMAC", [
    ["sha256, key of 14 bytes", () => hmac("sha256", 14)],
    ["sha256, key of 13 bytes", () => hmac("sha256", 13)],
    ["sha256, empty key", () => hmac("sha256", 0)],
  ]),
  ...family("MAC", [
    ["KMAC-128", () => mac("kmac-128", 16, { outputLength: 32 })],
    ["KMAC-256", () => mac("kmac-256", 32, { outputLength: 64 })],
    ["KMAC-128, key of 13 bytes", () => mac("kmac-128", 13, { outputLength: 32 })],
    ["KMAC-256, output of 3 bytes", () => mac("kmac-256", 32, { outputLength: 3 })],
    ["CMAC-AES-128", () => mac("cmac", 16, { cipher: "aes-128-cbc" })],
    ["CMAC-AES-192", () => mac("cmac", 24, { cipher: "aes-192-cbc" })],
    ["CMAC-AES-256", () => mac("cmac", 32, { cipher: "aes-256-cbc" })],
  ]),
];

export function hash(name: string, outputLength?: number): void {
  const options = outputLength === undefined ? {} : { outputLength };
  const once = crypto.createHash(name, options).update(DATA).digest();
  const split = crypto.createHash(name, options).update(DATA.subarray(0, 3)).update(DATA.subarray(3)).digest();
  expect(once.equals(split) && once.length >= 16, `${name} differs when its input is split`);
}

export function hmac(name: string, keyBytes: number): void {
  const key = Buffer.alloc(keyBytes, 7);
  const tag = () => crypto.createHmac(name, key).update(DATA).digest();
  expect(tag().equals(tag()), `HMAC over ${name} gives two tags`);
}

export function mac(name: string, keyBytes: number, options: { cipher?: string; outputLength?: number }): void {
  const tag = () => createMac(name, Buffer.alloc(keyBytes, 7), options).update(DATA).final();
  expect(tag().equals(tag()) && tag().length === (options.outputLength ?? 16), `${name} gives a wrong tag`);
}
