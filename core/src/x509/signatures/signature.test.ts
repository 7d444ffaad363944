import assert from "node:assert/strict";
import { generateKeyPairSync, sign } from "node:crypto";
import { describe, test } from "node:test";
import { requireSignatureAlgorithm } from "../../algorithms/signature.ts";
import { encodeName } from "../names/name-build.ts";
import { type CertificateRequest, parseCertificateRequest } from "../requests/certificate-request.ts";
import { assembleRequest, encodeRequestInfo } from "../requests/request-build.ts";
import { importPublicKey, verifySignatureBriefly } from "./signature.ts";
import { encodeSignatureIdentifier } from "./signature-identifier.ts";

const POINT_BYTES = 65;
const p256 = requestOf("P-256", "ECDSA-P256-SHA256", "sha256");

function requestOf(namedCurve: string, algorithm: string, hash: string): CertificateRequest {
  const { publicKey, privateKey } = generateKeyPairSync("ec", { namedCurve });
  const spki = publicKey.export({ format: "der", type: "spki" });
  const info = encodeRequestInfo({ subject: encodeName([{ key: "CN", value: "app" }]), publicKey: spki, names: [] });
  const identifier = encodeSignatureIdentifier(requireSignatureAlgorithm(algorithm));
  return parseCertificateRequest(assembleRequest(info, identifier, sign(hash, info, privateKey)));
}

/** The last byte of the point's y is another. */
function offTheCurve({ publicKey }: CertificateRequest): CertificateRequest["publicKey"] {
  const encoded = Uint8Array.from(publicKey.encoded);
  encoded[encoded.length - 1]! ^= 1;
  return { ...publicKey, encoded, keyBytes: encoded.subarray(-POINT_BYTES) };
}

describe("a signature that is verified briefly", () => {
  test("is judged at once on P-256, with the key as it came or imported before", () => {
    assert.equal(verifySignatureBriefly(p256, p256.publicKey), undefined);
    const key = importPublicKey(p256.publicKey);
    assert.equal(
      verifySignatureBriefly(p256, p256.publicKey, () => key),
      undefined,
    );
  });

  test("is judged on the pool on a longer curve", async () => {
    const request = requestOf("P-384", "ECDSA-P384-SHA384", "sha384");
    const verified = verifySignatureBriefly(request, request.publicKey);
    assert.ok(verified instanceof Promise);
    await verified;
    const changed = { ...request, signed: Uint8Array.from(request.signed, (octet) => octet ^ 1) };
    await assert.rejects(async () => verifySignatureBriefly(changed, request.publicKey), /it does not verify/);
  });

  test("does not hold for other bytes, another key or a damaged signature", () => {
    const other = requestOf("P-256", "ECDSA-P256-SHA256", "sha256");
    const wrong: [CertificateRequest, CertificateRequest["publicKey"]][] = [
      [{ ...p256, signed: other.signed }, p256.publicKey],
      [p256, other.publicKey],
      [{ ...p256, signature: p256.signature.subarray(1) }, p256.publicKey],
      [{ ...p256, signature: new Uint8Array(0) }, p256.publicKey],
    ];
    for (const [object, key] of wrong) {
      assert.throws(() => verifySignatureBriefly(object, key), {
        code: "INVALID_ARGUMENT",
        message: /does not verify/,
      });
    }
  });

  test("is told from a key that is none", () => {
    const fault = { code: "INVALID_ARGUMENT", message: /the public key cannot be used/ };
    assert.throws(() => verifySignatureBriefly(p256, offTheCurve(p256)), fault);
  });
});
