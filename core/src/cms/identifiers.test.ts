import assert from "node:assert/strict";
import { test } from "node:test";
import { requireKeyType } from "../algorithms/key-type.ts";
import { requireSignatureAlgorithm, SIGNATURES } from "../algorithms/signature.ts";
import { parseHex, toHex } from "../text/hex.ts";
import { readAlgorithmIdentifier } from "../x509/algorithm-identifier.ts";
import { DerReader } from "../x509/der/reader.ts";
import { encodeMessageDigest, messageDigestFor, readMessageDigest } from "./message-digest.ts";
import { encodeSignatureIdentifier, isCmsSignature, readSignatureIdentifier } from "./signature-identifier.ts";

const identifier = (der: Uint8Array) => readAlgorithmIdentifier(new DerReader(der), "x");
const typeFor = (name: string) => {
  const { keyType, keyFamily } = requireSignatureAlgorithm(name);
  return requireKeyType(keyType ?? (keyFamily === "rsa" ? "RSA-2048" : ""));
};

/** The octets of the identifiers, digest and signature, by hand from the RFC's object identifiers. */
const ENCODED: readonly (readonly [name: string, digest: string, signature: string, source: string])[] = [
  ["ECDSA-P256-SHA256", "300b0609608648016503040201", "300a06082a8648ce3d040302", "RFC 5754, 2.2 and 3.3"],
  ["RSA-PKCS1-SHA512", "300b0609608648016503040203", "300d06092a864886f70d01010d0500", "RFC 5754, 3.2"],
  ["Ed25519", "300b0609608648016503040203", "300506032b6570", "RFC 8419, 2.2 and 2.3"],
  ["Ed448", "300f060960864801650304021202020200", "300506032b6571", "RFC 8419, 2.2 and 2.3"],
  ["ML-DSA-65", "300b0609608648016503040203", "300b0609608648016503040312", "RFC 9882, 3 and 4"],
  ["SLH-DSA-SHA2-128s", "300b0609608648016503040201", "300b0609608648016503040314", "RFC 9814, 4"],
  ["SLH-DSA-SHA2-192f", "300b0609608648016503040203", "300b0609608648016503040317", "RFC 9814, 4"],
  ["SLH-DSA-SHAKE-128f", "300b060960864801650304020b", "300b060960864801650304031b", "RFC 9814, 4"],
  ["SLH-DSA-SHAKE-256s", "300b060960864801650304020c", "300b060960864801650304031e", "RFC 9814, 4"],
];

for (const [name, digest, signature, source] of ENCODED) {
  test(`${name} is written as in ${source}`, () => {
    const row = requireSignatureAlgorithm(name);
    assert.equal(toHex(encodeMessageDigest(messageDigestFor(row))), digest);
    assert.equal(toHex(encodeSignatureIdentifier(row)), signature);
  });
}

test("every algorithm is read as it is written, with its own digest", () => {
  for (const row of SIGNATURES.values()) {
    if (!isCmsSignature(row)) continue;
    const digest = readMessageDigest(identifier(encodeMessageDigest(messageDigestFor(row))), "x");
    assert.equal(digest, messageDigestFor(row), row.name);
    const found = readSignatureIdentifier(identifier(encodeSignatureIdentifier(row)), digest, typeFor(row.name));
    assert.equal(found.row, row);
  }
});

function read(name: string, digest: string, changed?: Uint8Array) {
  const row = requireSignatureAlgorithm(name);
  const by = messageDigestFor(requireSignatureAlgorithm(digest));
  return readSignatureIdentifier(identifier(changed ?? encodeSignatureIdentifier(row)), by, typeFor(name));
}

test("a digest that does not go with the signature, or is too weak for it, is refused", () => {
  assert.throws(() => read("ECDSA-P256-SHA256", "ECDSA-P256-SHA512"), /by ECDSA-P256-SHA256, the digest by SHA-512/);
  assert.throws(() => read("RSA-PSS-SHA256", "RSA-PSS-SHA384"), /the digest by SHA-384/);
  assert.throws(() => read("ML-DSA-65", "ECDSA-P256-SHA256"), /SHA-256 is too weak for ML-DSA-65/);
  assert.throws(() => read("ML-DSA-87", "ECDSA-P384-SHA384"), /too weak/);
  assert.equal(read("ML-DSA-44", "ECDSA-P256-SHA3-256").row.name, "ML-DSA-44");
});

test("rsaEncryption says nothing of the hash, so the digest does", () => {
  const plain = parseHex("300d06092a864886f70d0101010500");
  assert.equal(read("RSA-PKCS1-SHA384", "ECDSA-P384-SHA384", plain).row.name, "RSA-PKCS1-SHA384");
});

test("algorithms of other keys, unknown ones and strange parameters are refused", () => {
  const ecdsa = encodeSignatureIdentifier(requireSignatureAlgorithm("ECDSA-P256-SHA256"));
  assert.throws(() => read("RSA-PKCS1-SHA256", "RSA-PKCS1-SHA256", ecdsa), /takes no key of type RSA-2048/);
  const sha1 = parseHex("300906072a8648ce3d0401");
  assert.throws(() => read("ECDSA-P256-SHA256", "ECDSA-P256-SHA256", sha1), /1\.2\.840\.10045\.4\.1 is not accepted/);
  const withNull = parseHex("300c06082a8648ce3d0403020500");
  assert.throws(() => read("ECDSA-P256-SHA256", "ECDSA-P256-SHA256", withNull), /parameters that it must not have/);
  for (const hex of ["300906052b0e03021a0500", "300b0609608648016503040204", "300f060960864801650304021202020100"]) {
    assert.throws(() => readMessageDigest(identifier(parseHex(hex)), "x"), { code: "INVALID_ARGUMENT" }, hex);
  }
});
