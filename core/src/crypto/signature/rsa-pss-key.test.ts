import assert from "node:assert/strict";
import { Buffer } from "node:buffer";
import { generateKeyPairSync, hash } from "node:crypto";
import { test } from "node:test";
import { requireSignatureAlgorithm } from "../../algorithms/signature.ts";
import { signDigest } from "./digest/digest-work.ts";
import { NO_OPTIONS } from "./options.ts";
import { sign, verify } from "./signature.ts";

const message = Buffer.from("message");
const PSS_SHA256 = requireSignatureAlgorithm("RSA-PSS-SHA256");

function pairWith(parameters: object) {
  const pair = generateKeyPairSync("rsa-pss", { modulusLength: 2048, ...parameters });
  return { kind: "pair", privateKeys: [pair.privateKey], publicKeys: [pair.publicKey] } as const;
}

const restricted = pairWith({ hashAlgorithm: "sha256", mgf1HashAlgorithm: "sha384", saltLength: 20 });

test("a key with RSASSA-PSS parameters signs and verifies as they say", async () => {
  for (const saltBytes of [undefined, 20, 64]) {
    const options = { ...NO_OPTIONS, saltBytes };
    const signature = await sign(PSS_SHA256, restricted, message, options);
    assert.equal(await verify(PSS_SHA256, restricted, message, signature, options), true);
    assert.equal(await verify(PSS_SHA256, restricted, message, signature, { ...NO_OPTIONS, saltBytes: 63 }), false);
  }
});

const REFUSALS: readonly (readonly [sentence: string, work: () => unknown, text: RegExp])[] = [
  [
    "another hash",
    () => sign(requireSignatureAlgorithm("RSA-PSS-SHA512"), restricted, message, NO_OPTIONS),
    /permit only RSA-PSS with sha256, not RSA-PSS-SHA512/,
  ],
  [
    "a shorter salt",
    () => sign(PSS_SHA256, restricted, message, { ...NO_OPTIONS, saltBytes: 19 }),
    /a salt of at least 20 bytes/,
  ],
  [
    "the other padding",
    () => sign(requireSignatureAlgorithm("RSA-PKCS1-SHA256"), restricted, message, NO_OPTIONS),
    /RSASSA-PSS parameters, so RSA-PKCS1-SHA256 cannot use it/,
  ],
  [
    "a digest",
    () => signDigest(PSS_SHA256, restricted.privateKeys[0], hash("sha256", message, "buffer"), NO_OPTIONS),
    /RSASSA-PSS parameters, so RSA-PSS-SHA256 takes the message/,
  ],
];
for (const [sentence, work, text] of REFUSALS) {
  test(`such a key refuses ${sentence}`, () => assert.throws(work, { code: "INVALID_ARGUMENT", message: text }));
}

test("without restrictions in its parameters such a key takes every hash", async () => {
  const open = pairWith({});
  for (const name of ["RSA-PSS-SHA256", "RSA-PSS-SHA512-256", "RSA-PSS-SHA3-384"]) {
    const row = requireSignatureAlgorithm(name);
    assert.equal(await verify(row, open, message, await sign(row, open, message, NO_OPTIONS), NO_OPTIONS), true, name);
  }
});
