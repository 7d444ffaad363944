import assert from "node:assert/strict";
import { generateKeyPairSync, randomBytes, sign, verify } from "node:crypto";
import { test } from "node:test";
import { signatureFromDer, signatureToDer } from "./ecdsa-signature.ts";

const CURVES = [
  ["P-256", 32],
  ["P-384", 48],
  ["P-521", 66],
] as const;

for (const [namedCurve, scalarBytes] of CURVES) {
  test(`signatures on ${namedCurve} are those of OpenSSL in both forms`, () => {
    const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve });
    for (let round = 0; round < 200; round += 1) {
      const message = randomBytes(16);
      const plain = sign("sha256", message, { key: privateKey, dsaEncoding: "ieee-p1363" });
      assert.ok(verify("sha256", message, publicKey, signatureToDer(plain)));
      const der = sign("sha256", message, privateKey);
      const back = signatureFromDer(der, scalarBytes)!;
      assert.ok(verify("sha256", message, { key: publicKey, dsaEncoding: "ieee-p1363" }, back));
      assert.deepEqual(Buffer.from(signatureToDer(back)), der);
    }
  });
}

test("what is no DER signature is none, and nothing is thrown", () => {
  const { privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const der = sign("sha256", Buffer.from("m"), privateKey);
  for (let length = 0; length < der.length; length += 1)
    assert.equal(signatureFromDer(der.subarray(0, length), 32), undefined);
  assert.equal(signatureFromDer(Buffer.concat([der, Buffer.of(0)]), 32), undefined);
  assert.equal(signatureFromDer(Buffer.from("3006020180020101", "hex"), 32), undefined);
  assert.equal(signatureFromDer(Buffer.from("300702020001020101", "hex"), 32), undefined);
  for (let round = 0; round < 1_000; round += 1) signatureFromDer(randomBytes(72), 32);
});
