import assert from "node:assert/strict";
import { createPublicKey, generateKeyPairSync, type KeyObject } from "node:crypto";
import { test } from "node:test";
import { SeededRandom } from "../../testing/seeded-random.ts";
import { bitString, nullValue, octetString, oid, sequence, smallInteger, unsignedInteger } from "../der/writer.ts";
import { OID } from "../oids.ts";
import { importPrivateKey } from "./private-key.ts";
import { parsePublicKey } from "./public-key.ts";

const spki = (key: KeyObject): Uint8Array => key.export({ format: "der", type: "spki" });
const facts = (der: Uint8Array): unknown[] => {
  const { type, bits, curve } = parsePublicKey(der);
  return [type, bits, curve];
};

/** The parser counts bits and computes nothing, so any odd number of that size will do. */
function rsaKey(bits: number, exponent: Uint8Array = Uint8Array.of(1, 0, 1), unused = 0): Uint8Array {
  const modulus = new SeededRandom(bits).bytes(Math.ceil(bits / 8));
  modulus[0] = 1 << ((bits - 1) % 8);
  const key = sequence(unsignedInteger(modulus), unsignedInteger(exponent));
  return sequence(sequence(oid(OID.rsaEncryption), nullValue()), bitString(key, unused));
}

test("the size of an RSA key is the bit length of its modulus, up to 16,384", () => {
  for (const bits of [2048, 3071, 3072, 4096, 15_380, 16_384])
    assert.deepEqual(facts(rsaKey(bits)), ["rsa", bits, undefined]);
  assert.throws(() => parsePublicKey(rsaKey(16_385)), /RSA modulus of 16385 bits, more than 16384/);
});

test("an RSA key with an exponent that is even, zero or very long is refused", () => {
  assert.throws(() => parsePublicKey(rsaKey(2048, Uint8Array.of(4))), /exponent is even/);
  assert.throws(() => parsePublicKey(rsaKey(2048, Uint8Array.of(0))), /not above zero/);
  assert.throws(() => parsePublicKey(rsaKey(2048, new Uint8Array(33).fill(0xff))), /more than 256 bits/);
});

test("the four named curves are told by name and size", () => {
  for (const bits of [224, 256, 384, 521]) {
    const { publicKey } = generateKeyPairSync("ec", { namedCurve: bits === 224 ? "secp224r1" : `P-${bits}` });
    assert.deepEqual(facts(spki(publicKey)), ["ecdsa", bits, `P-${bits}`]);
  }
});

test("other curves and key types are reported, so that a policy can name what it refuses", () => {
  const koblitz = generateKeyPairSync("ec", { namedCurve: "secp256k1" }).publicKey;
  assert.deepEqual(facts(spki(koblitz)), ["EC key on curve 1.3.132.0.10", 0, undefined]);
  assert.deepEqual(facts(spki(generateKeyPairSync("ed25519").publicKey)), ["ed25519", 0, undefined]);
  assert.deepEqual(facts(spki(generateKeyPairSync("x448").publicKey)), ["x448", 0, undefined]);
  assert.deepEqual(facts(sequence(sequence(oid("1.2.3")), bitString(new Uint8Array(1)))), ["1.2.3", 0, undefined]);
});

test("an EC key needs a named curve and a point of the curve's form", () => {
  const { publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256", paramEncoding: "explicit" });
  assert.throws(() => parsePublicKey(spki(publicKey)), /not a named curve/);
  const p256 = sequence(oid(OID.ecPublicKey), oid("1.2.840.10045.3.1.7"));
  for (const point of [
    Uint8Array.of(0),
    new Uint8Array(65),
    Uint8Array.of(4, ...new Uint8Array(63)),
    new Uint8Array(0),
  ]) {
    assert.throws(() => parsePublicKey(sequence(p256, bitString(point))), /not a point of P-256/);
  }
});

test("damaged public keys are refused", () => {
  const good = rsaKey(2048);
  const faults = [good.subarray(0, -1), Uint8Array.of(...good, 0), rsaKey(2048, Uint8Array.of(3), 1), sequence()];
  for (const der of [...faults, sequence(sequence(oid(OID.rsaEncryption), smallInteger(1)), bitString(sequence()))]) {
    assert.throws(() => parsePublicKey(der), { code: "INVALID_ARGUMENT" });
  }
});

test("private keys are read from PKCS#1, PKCS#8 and SEC 1", () => {
  const rsa = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const ec = generateKeyPairSync("ec", { namedCurve: "P-384" });
  const forms: [KeyObject, "pkcs1" | "pkcs8" | "sec1", string, number][] = [
    [rsa.privateKey, "pkcs1", "rsa", 2048],
    [rsa.privateKey, "pkcs8", "rsa", 2048],
    [ec.privateKey, "pkcs8", "ecdsa", 384],
    [ec.privateKey, "sec1", "ecdsa", 384],
  ];
  for (const [key, type, expected, bits] of forms) {
    const imported = importPrivateKey(key.export({ format: "der", type }));
    assert.deepEqual([imported.type, imported.bits], [expected, bits], type);
    assert.ok(imported.key.equals(key));
    assert.deepEqual(imported.publicKey, spki(createPublicKey(key)));
  }
});

test("what is no private key, or an encrypted one, is refused without a word of OpenSSL", () => {
  const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const encrypted = privateKey.export({ format: "der", type: "pkcs8", cipher: "aes-256-cbc", passphrase: "x" });
  for (const der of [encrypted, spki(publicKey), sequence(), new Uint8Array(0), new Uint8Array(100)]) {
    assert.throws(
      () => importPrivateKey(der),
      (error: Error & { code?: string }) => {
        return error.code === "INVALID_ARGUMENT" && !/decoder|routines|openssl/i.test(error.message);
      },
    );
  }
});

test("a private key on a curve that Keyward does not know is reported as such", () => {
  const { privateKey } = generateKeyPairSync("ec", { namedCurve: "secp256k1" });
  assert.equal(
    importPrivateKey(privateKey.export({ format: "der", type: "sec1" })).type,
    "EC key on curve 1.3.132.0.10",
  );
});

test("an RSA private key with a part longer than its modulus is refused before anything is computed", () => {
  const numbers = [2048, 17, 2048, 1024, 1024, 1024, 1024, 1024].map((bits) => {
    const magnitude = new Uint8Array(Math.ceil(bits / 8)).fill(0xff);
    magnitude[0] = 1;
    return unsignedInteger(magnitude);
  });
  const huge = unsignedInteger(new Uint8Array(5000).fill(0xff));
  const pkcs1 = (parts: Uint8Array[]): Uint8Array => sequence(smallInteger(0), ...parts);
  const pkcs8 = (inner: Uint8Array): Uint8Array =>
    sequence(smallInteger(0), sequence(oid(OID.rsaEncryption), nullValue()), octetString(inner));
  for (const at of [2, 3, 4, 5, 6, 7]) {
    const key = pkcs1(numbers.with(at, huge));
    for (const der of [key, pkcs8(key)]) assert.throws(() => importPrivateKey(der), /longer than its modulus/);
  }
  assert.throws(() => importPrivateKey(pkcs1(numbers.with(0, huge))), /RSA modulus of 40000 bits/);
  assert.throws(() => importPrivateKey(pkcs1(numbers.with(1, huge))), /exponent of more than 256 bits/);
});

test("DSA keys and EC keys without a named curve are refused before they are imported", () => {
  const dsa = sequence(smallInteger(0), sequence(oid("1.2.840.10040.4.1"), sequence()), octetString(smallInteger(1)));
  assert.throws(() => importPrivateKey(dsa), /keys of type dsa are not supported/);
  const { privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256", paramEncoding: "explicit" });
  for (const type of ["pkcs8", "sec1"] as const) {
    const der = privateKey.export({ format: "der", type });
    assert.throws(() => importPrivateKey(der), /does not name its curve/);
  }
});
