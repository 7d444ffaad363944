import * as crypto from "node:crypto";
import { expect, family, type Probe } from "./probe.ts";

const CURVES = ["P-256", "P-384", "P-521", "secp256k1"];
const KEMS = ["ml-kem-512", "ml-kem-768", "ml-kem-1024"];

interface Pair {
  readonly publicKey: crypto.KeyObject;
  readonly privateKey: crypto.KeyObject;
}
const generate = crypto.generateKeyPairSync as unknown as (type: string, options?: object) => Pair;

/** RFC 8410, 10.3 has this form; the seed of an X25519 key that no peer has. */
const X25519_PKCS8 = Buffer.concat([Buffer.from("302e020100300506032b656e04220420", "hex"), Buffer.alloc(32, 9)]);

export const AGREEMENT_PROBES: readonly Probe[] = [
  ...family("key agreement", [
    ...CURVES.map((curve) => [`ECDH ${curve}`, () => agrees("ec", { namedCurve: curve })] as const),
    ["X25519", () => agrees("x25519")],
    ["X448", () => agrees("x448")],
    ["X25519, import of PKCS#8", () => importsX25519()],
    ["DH, RFC 3526 group 14", () => agrees("dh", { group: "modp14" })],
  ]),
  ...family(
    "KEM",
    KEMS.map((name) => [name.toUpperCase(), () => encapsulates(name)]),
  ),
];

function agrees(type: string, options?: object): void {
  const [a, b] = [generate(type, options), generate(type, options)];
  const ours = crypto.diffieHellman({ privateKey: a.privateKey, publicKey: b.publicKey });
  const theirs = crypto.diffieHellman({ privateKey: b.privateKey, publicKey: a.publicKey });
  expect(ours.equals(theirs), "the two sides differ");
}

function importsX25519(): void {
  const key = crypto.createPrivateKey({ key: X25519_PKCS8, format: "der", type: "pkcs8" });
  expect(key.asymmetricKeyType === "x25519", "the key became another type");
}

function encapsulates(name: string): void {
  const { publicKey, privateKey } = generate(name);
  const { sharedKey, ciphertext } = crypto.encapsulate(publicKey);
  expect(Buffer.from(crypto.decapsulate(privateKey, ciphertext)).equals(sharedKey), "the two sides differ");
}
