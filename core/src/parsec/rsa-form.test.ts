import assert from "node:assert/strict";
import { createPrivateKey, createPublicKey, generateKeyPairSync } from "node:crypto";
import { test } from "node:test";
import { pkcs8OfRsa, rsaOfPkcs8, rsaOfSpki, spkiOfRsa } from "./rsa-form.ts";

const { privateKey, publicKey } = generateKeyPairSync("rsa", { modulusLength: 1024 });

test("an RSA key in PKCS#1's form becomes what OpenSSL writes, and back", () => {
  const pkcs1 = privateKey.export({ format: "der", type: "pkcs1" });
  const pkcs8 = Buffer.from(pkcs8OfRsa(pkcs1));
  assert.deepEqual(pkcs8, privateKey.export({ format: "der", type: "pkcs8" }));
  assert.deepEqual(Buffer.from(rsaOfPkcs8(pkcs8)), pkcs1);
  assert.ok(createPrivateKey({ key: pkcs8, format: "der", type: "pkcs8" }).equals(privateKey));
});

test("an RSA public key likewise", () => {
  const pkcs1 = publicKey.export({ format: "der", type: "pkcs1" });
  const spki = Buffer.from(spkiOfRsa(pkcs1));
  assert.deepEqual(spki, publicKey.export({ format: "der", type: "spki" }));
  assert.deepEqual(Buffer.from(rsaOfSpki(spki)), pkcs1);
  assert.ok(createPublicKey({ key: spki, format: "der", type: "spki" }).equals(publicKey));
});

test("what is no such envelope is refused", () => {
  for (const bytes of [Buffer.alloc(0), Buffer.from("3000", "hex"), Buffer.from("3003020100", "hex")]) {
    assert.throws(() => rsaOfPkcs8(bytes), { code: "INVALID_ARGUMENT" });
    assert.throws(() => rsaOfSpki(bytes), { code: "INVALID_ARGUMENT" });
  }
});
