import * as crypto from "node:crypto";
import { expect, family, type Probe } from "./probe.ts";

const DATA = Buffer.from("keyward");
const { RSA_PKCS1_PADDING, RSA_PKCS1_PSS_PADDING, RSA_PKCS1_OAEP_PADDING, RSA_NO_PADDING } = crypto.constants;
const RSA_BITS = [2048, 3072, 4096];
const CURVES = ["P-256", "P-384", "P-521", "P-224", "secp256k1", "brainpoolP256r1"];
const ML_DSA = ["ml-dsa-44", "ml-dsa-65", "ml-dsa-87"];
const SLH_DSA = ["sha2", "shake"].flatMap((hash) =>
  ["128s", "128f", "192s", "192f", "256s", "256f"].map((size) => `slh-dsa-${hash}-${size}`),
);

interface Pair {
  readonly publicKey: crypto.KeyObject;
  readonly privateKey: crypto.KeyObject;
}

/** @types/node lists the names that it knows as overloads; the survey asks for more. */
const generate = crypto.generateKeyPairSync as unknown as (type: string, options?: object) => Pair;
const ec = (namedCurve: string) => () => generate("ec", { namedCurve });
/** RSA pairs cost seconds, so the rows of one size share a pair. */
const rsaPairs = new Map<number, Pair>();

function rsa(modulusLength: number): Pair {
  const pair = rsaPairs.get(modulusLength) ?? generate("rsa", { modulusLength });
  rsaPairs.set(modulusLength, pair);
  return pair;
}

export const SIGNATURE_PROBES: readonly Probe[] = [
  ...CURVES.flatMap((curve) => family("ECDSA", [[`${curve}, SHA-256`, () => signs(ec(curve)(), "sha256")]])),
  ...family("ECDSA", [
    ["P-384, SHA3-384", () => signs(ec("P-384")(), "sha3-384")],
    ["P-256, SHA-1", () => signs(ec("P-256")(), "sha1")],
  ]),
  ...family("EdDSA", [
    ["Ed25519", () => signs(generate("ed25519"), null)],
    ["Ed448", () => signs(generate("ed448"), null)],
    ["Ed448, context", () => signs(generate("ed448"), null, { context: Buffer.from("c") })],
  ]),
  ...family(
    "ML-DSA",
    ML_DSA.flatMap((name) => [
      [name.toUpperCase(), () => signs(generate(name), null)],
      [`${name.toUpperCase()}, context`, () => signs(generate(name), null, { context: Buffer.from("c") })],
    ]),
  ),
  ...family(
    "SLH-DSA",
    SLH_DSA.map((name) => [name.toUpperCase(), () => signs(generate(name), null)]),
  ),
  ...family("RSA", [["1024, key generation", () => void rsa(1024)]]),
  ...RSA_BITS.flatMap((bits) => family("RSA", rsaRows(bits))),
];

function rsaRows(bits: number): (readonly [string, Probe["run"]])[] {
  const pss = { padding: RSA_PKCS1_PSS_PADDING };
  return [
    [`${bits}, key generation`, () => void rsa(bits)],
    [`${bits}, PKCS#1 v1.5, SHA-256`, () => signs(rsa(bits), "sha256", { padding: RSA_PKCS1_PADDING })],
    [`${bits}, PSS, SHA-256, salt of 32 bytes`, () => signs(rsa(bits), "sha256", { ...pss, saltLength: 32 })],
    [`${bits}, PSS, SHA-256, salt of 64 bytes`, () => signs(rsa(bits), "sha256", { ...pss, saltLength: 64 })],
    [`${bits}, PKCS#1 v1.5, SHA-1`, () => signs(rsa(bits), "sha1", { padding: RSA_PKCS1_PADDING })],
    [`${bits}, OAEP, SHA-256`, () => encrypts(rsa(bits), { padding: RSA_PKCS1_OAEP_PADDING, oaepHash: "sha256" })],
    [`${bits}, bare block with PKCS#1 v1.5 padding`, () => recovers(rsa(bits), RSA_PKCS1_PADDING, DATA)],
    [`${bits}, bare block without padding`, () => recovers(rsa(bits), RSA_NO_PADDING, Buffer.alloc(bits / 8, 1))],
    [`${bits}, PKCS#1 v1.5 encryption`, () => encrypts(rsa(bits), { padding: RSA_PKCS1_PADDING })],
  ];
}

function signs({ publicKey, privateKey }: Pair, hash: string | null, options: object = {}): void {
  const signature = crypto.sign(hash, DATA, { key: privateKey, ...options });
  expect(crypto.verify(hash, DATA, { key: publicKey, ...options }, signature), "the signature does not verify");
  expect(
    !crypto.verify(hash, Buffer.from("other"), { key: publicKey, ...options }, signature),
    "a wrong message verifies",
  );
}

function encrypts({ publicKey, privateKey }: Pair, options: object): void {
  const encrypted = crypto.publicEncrypt({ key: publicKey, ...options }, DATA);
  expect(crypto.privateDecrypt({ key: privateKey, ...options }, encrypted).equals(DATA), "the decrypted text differs");
}

/** What a signature over a digest is made of, where the digest comes from the caller. */
function recovers({ publicKey, privateKey }: Pair, padding: number, block: Buffer): void {
  const signature = crypto.privateEncrypt({ key: privateKey, padding }, block);
  expect(crypto.publicDecrypt({ key: publicKey, padding }, signature).equals(block), "the block differs");
}
