import assert from "node:assert/strict";
import { Buffer } from "node:buffer";
import { createPrivateKey, hash, verify as nodeVerify, type PrivateKeyInput } from "node:crypto";
import { test } from "node:test";
import { requireSignatureAlgorithm, SIGNATURES } from "../../algorithms/signature.ts";
import { representative } from "./composite.ts";
import { verifyDigest } from "./digest/digest-work.ts";
import { digestInfo } from "./digest/emsa-pkcs1.ts";
import { knownCompositeHolds } from "./known-answers/composite.ts";
import { KNOWN_SIGNATURES } from "./known-answers/known-answers.ts";
import { bytesOf, materialOf, optionsOf } from "./known-answers/known-signature.ts";
import { NO_OPTIONS } from "./options.ts";
import { sign, verify } from "./signature.ts";
import { signaturePair } from "./testing/signature-pair.ts";

for (const known of KNOWN_SIGNATURES) {
  const row = requireSignatureAlgorithm(known.algorithm);
  const [message, signature] = [bytesOf(known.message), bytesOf(known.signature)];
  test(`${known.algorithm} takes the signature of ${known.source}, and none with a bit turned`, async () => {
    const [material, options] = [materialOf(known), optionsOf(known)];
    assert.equal(await verify(row, material, message, signature, options), true);
    const turned = Uint8Array.from(signature, (octet, index) => (index === signature.length >> 1 ? octet ^ 1 : octet));
    assert.equal(await verify(row, material, message, turned, options), false);
    assert.equal(await verify(row, material, Buffer.concat([message, Uint8Array.of(0)]), signature, options), false);
  });

  const rowHash = row.hash;
  if (rowHash === undefined) continue;
  test(`${known.algorithm} takes the signature of ${known.source} for the digest`, () => {
    const [material, options] = [materialOf(known), optionsOf(known)];
    const digest = hash(rowHash.nodeName, message, "buffer");
    const [key] = material.publicKeys;
    assert.equal(verifyDigest(row, key!, digest, signature, options), true);
    assert.equal(verifyDigest(row, key!, Uint8Array.from(digest).fill(1, 0, 1), signature, options), false);
  });
}

// RFC 8032, 7.1 test 2 and 7.4 "1 octet with context".
const ED_DSA = [
  { algorithm: "Ed25519", secret: "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb" },
  {
    algorithm: "Ed448",
    secret:
      "c4eab05d357007c632f3dbb48489924d552b08fe0c353a0d4a1f00acda2c463afbea67c5e8d2877c5e3bc397a659949ef8021e954e0a12274e",
  },
];
for (const { algorithm, secret } of ED_DSA) {
  test(`${algorithm} signs as RFC 8032 does`, async () => {
    const known = KNOWN_SIGNATURES.find((entry) => entry.algorithm === algorithm)!;
    const input = {
      key: Buffer.from(secret, "hex"),
      format: "raw-private",
      asymmetricKeyType: algorithm.toLowerCase(),
    };
    const pair = {
      kind: "pair",
      privateKeys: [createPrivateKey(input as object as PrivateKeyInput)],
      publicKeys: materialOf(known).publicKeys,
    } as const;
    const made = await sign(requireSignatureAlgorithm(algorithm), pair, bytesOf(known.message), optionsOf(known));
    assert.deepEqual(Buffer.from(made), Buffer.from(bytesOf(known.signature)));
  });
}

// RFC 8017, 9.2, note 1.
const DIGEST_INFOS = [
  ["RSA-PKCS1-SHA256", "3031300d060960864801650304020105000420"],
  ["RSA-PKCS1-SHA384", "3041300d060960864801650304020205000430"],
  ["RSA-PKCS1-SHA512", "3051300d060960864801650304020305000440"],
  ["RSA-PKCS1-SHA512-256", "3031300d060960864801650304020605000420"],
] as const;
for (const [name, prefix] of DIGEST_INFOS) {
  test(`the DigestInfo of ${name} begins as RFC 8017 has it`, () => {
    const rowHash = requireSignatureAlgorithm(name).hash!;
    const info = Buffer.from(digestInfo(rowHash, new Uint8Array(rowHash.digestBytes)));
    assert.equal(info.subarray(0, prefix.length / 2).toString("hex"), prefix);
    assert.equal(info.length, prefix.length / 2 + rowHash.digestBytes);
  });
}

test("the halves of a composite sign what the draft's own test vector signs", () => assert.ok(knownCompositeHolds()));

// The draft's appendix on the construction of M', with its label as of version 19.
test("a composite's representative is prefix, label, context and digest", () => {
  const message = Buffer.from("00010203040506070809", "hex");
  const { composite } = requireSignatureAlgorithm("MLDSA65-ECDSA-P256-SHA512");
  const made = representative(composite!, hash("sha512", message, "buffer"), Buffer.from("0813061205162623", "hex"));
  const expected =
    "436f6d706f73697465416c676f726974686d5369676e61747572657332303235" +
    Buffer.from("COMPSIG-MLDSA65-ECDSA-P256-SHA512").toString("hex") +
    "080813061205162623" +
    "0f89ee1fcb7b0a4f7809d1267a029719004c5a5e5ec323a7c3523a20974f9a3f" +
    "202f56fadba4cd9e8d654ab9f2e96dc5c795ea176fa20ede8d854c342f903533";
  assert.equal(Buffer.from(made).toString("hex"), expected);
});

for (const row of SIGNATURES.values()) {
  if (row.composite === undefined) continue;
  const { parts, label } = row.composite;
  test(`${row.name} is two signatures of one representative, ML-DSA's with the label for a context`, async () => {
    const pair = signaturePair(row.name);
    const message = Buffer.from("message");
    const context = Buffer.from("context");
    const signature = await sign(row, pair, message, { ...NO_OPTIONS, context });
    const mlDsa = requireSignatureAlgorithm(parts[0]);
    const halves = [signature.subarray(0, mlDsa.signatureBytes), signature.subarray(mlDsa.signatureBytes)];
    const { nodeName, digestBytes, extendable } = row.composite!.preHash;
    const digest = hash(nodeName, message, {
      outputEncoding: "buffer",
      ...(extendable ? { outputLength: digestBytes } : {}),
    });
    const signed = representative(row.composite!, digest, context);
    const [first, second] = pair.publicKeys;
    assert.ok(nodeVerify(null, signed, { key: first!, context: Buffer.from(label) }, halves[0]!));
    assert.ok(nodeVerify(requireSignatureAlgorithm(parts[1]).hash?.nodeName ?? null, signed, second!, halves[1]!));
    const swapped = { publicKeys: signaturePair(row.name).publicKeys };
    for (const publicKeys of [
      [first!, swapped.publicKeys[1]!],
      [swapped.publicKeys[0]!, second!],
    ]) {
      assert.equal(await verify(row, { publicKeys }, message, signature, { ...NO_OPTIONS, context }), false);
    }
  });
}
