import assert from "node:assert/strict";
import { Buffer } from "node:buffer";
import { hash } from "node:crypto";
import { test } from "node:test";
import { p256 } from "@noble/curves/nist.js";
import { SIGNATURES } from "../../../algorithms/signature.ts";
import { NO_OPTIONS } from "../options.ts";
import { sign, verify } from "../signature.ts";
import { signaturePair } from "../testing/signature-pair.ts";
import { signEcdsaDigest, verifyEcdsaDigest } from "./ecdsa-digest.ts";

const message = Buffer.from("message");

for (const row of SIGNATURES.values()) {
  const { scheme, keyType, hash: rowHash } = row;
  if (scheme !== "ecdsa" || keyType === undefined || rowHash === undefined) continue;
  test(`OpenSSL takes what is made of a digest with ${row.name}, and the other way round`, async () => {
    const pair = signaturePair(keyType);
    const digest = hash(rowHash.nodeName, message, "buffer");
    for (const format of ["der", "raw"] as const) {
      const options = { ...NO_OPTIONS, format };
      const made = signEcdsaDigest(keyType, pair.privateKeys[0]!, digest, format);
      assert.ok(await verify(row, pair, message, made, options));
      const other = await sign(row, pair, message, options);
      assert.ok(verifyEcdsaDigest(keyType, pair.publicKeys[0]!, digest, other, format));
      assert.ok(!verifyEcdsaDigest(keyType, pair.publicKeys[0]!, hash(rowHash.nodeName, "n", "buffer"), other, format));
    }
  });
}

test("no two signatures of a digest share their nonce", () => {
  const { privateKeys } = signaturePair("EC-P256");
  const digest = hash("sha256", message, "buffer");
  const firsts = Array.from({ length: 50 }, () => {
    return Buffer.from(signEcdsaDigest("EC-P256", privateKeys[0]!, digest, "raw").subarray(0, 32)).toString("hex");
  });
  assert.equal(new Set(firsts).size, 50);
});

test("both halves of the range of s are made", () => {
  const { privateKeys } = signaturePair("EC-P256");
  const digest = hash("sha256", message, "buffer");
  const high = Array.from({ length: 40 }, () => signEcdsaDigest("EC-P256", privateKeys[0]!, digest, "raw")[32]! > 0x7f);
  assert.deepEqual(new Set(high), new Set([true, false]));
});

test("a digest that is zero to the curve is not signed, and nothing that anybody made of it is valid", () => {
  const { privateKeys, publicKeys } = signaturePair("EC-P256");
  const { x, y } = publicKeys[0]!.export({ format: "jwk" });
  const [xBytes, yBytes] = [Buffer.from(x!, "base64url"), Buffer.from(y!, "base64url")];
  // (x of the public key, the same) is a signature of zero for it, by the equation.
  const forged = Buffer.concat([xBytes, xBytes]);
  assert.ok(
    p256.verify(forged, new Uint8Array(32), Buffer.concat([Uint8Array.of(4), xBytes, yBytes]), {
      prehash: false,
      lowS: false,
    }),
  );
  for (const digest of [new Uint8Array(32), Buffer.from(p256.Point.Fn.ORDER.toString(16), "hex")]) {
    assert.throws(() => signEcdsaDigest("EC-P256", privateKeys[0]!, digest, "raw"), {
      code: "INVALID_ARGUMENT",
      message: /digest is zero/,
    });
    assert.equal(verifyEcdsaDigest("EC-P256", publicKeys[0]!, digest, forged, "raw"), false);
  }
});
