import assert from "node:assert/strict";
import { createHmac, generateKeyPairSync } from "node:crypto";
import { after, before, test } from "node:test";
import { requireKeyAlgorithm } from "@keyward/core/algorithms/key";
import type { Backend } from "@keyward/core/backend/backend";
import { exportPublicKey } from "@keyward/core/crypto/key/export-key";
import { importKey } from "@keyward/core/crypto/key/import-key";
import { unwrapKey } from "@keyward/core/crypto/transport/wrap-key";
import { type SoftHsm, startSoftHsm } from "../../backends/servers/pkcs11/soft-hsm.ts";
import { openSoftHsm } from "../../backends/servers/pkcs11.ts";
import { fault, owner, soon } from "./token-key.ts";

const METHOD = "RSA-AES-KWP-SHA256";
const PAIRS = ["ECDSA-P256", "ECDSA-P384", "ECDSA-P521", "ECDH-P256", "RSA-2048", "RSA-3072"];
const MESSAGE = Buffer.from("out of the token");

const { publicKey, privateKey } = generateKeyPairSync("rsa", { modulusLength: 3072 });
const wrappingKey = publicKey.export({ type: "spki", format: "der" });
let hsm: SoftHsm;
let backend: Backend;
let version = 0;

before(async () => {
  hsm = await startSoftHsm(process.env);
  backend = await openSoftHsm(hsm);
});

after(async () => {
  await backend?.[Symbol.asyncDispose]();
  await hsm?.[Symbol.asyncDispose]();
});

function make(algorithm: string, exportable: boolean) {
  const { usages } = requireKeyAlgorithm(algorithm);
  const able = backend.capabilities.algorithms.get(algorithm)!.usages;
  return backend.admin.create({ algorithm, usages: usages & able, exportable }, owner(++version), soon());
}

for (const algorithm of PAIRS) {
  test(`a key of ${algorithm} leaves the token under its wrapping key, with the same public half`, async () => {
    const key = await make(algorithm, true);
    const { bytes } = await backend.admin.exportWrapped(key, METHOD, wrappingKey, soon());
    using plain = await unwrapKey(METHOD, privateKey, bytes);
    const { type } = requireKeyAlgorithm(algorithm);
    const { material } = plain.use((data) => importKey({ format: "pkcs8", data, type }));
    assert.deepEqual(Buffer.from(exportPublicKey(type, material, "spki")), Buffer.from(key.publicKey!));
  });
}

for (const bits of [256, 384, 512]) {
  test(`a key of HMAC-SHA-${bits} leaves the token and makes the same codes outside`, async () => {
    const name = `HMAC-SHA-${bits}`;
    const key = await make(name, true);
    const { bytes } = await backend.admin.exportWrapped(key, METHOD, wrappingKey, soon());
    using plain = await unwrapKey(METHOD, privateKey, bytes);
    const inside = await backend.use.computeMac(key, name, MESSAGE, soon());
    const outside = plain.use((own) => createHmac(`sha${bits}`, own).update(MESSAGE).digest());
    assert.deepEqual(Buffer.from(inside), outside);
  });
}

test("a key that was not made to leave stays, whatever its kind", async () => {
  for (const algorithm of ["ECDSA-P256", "RSA-2048", "HMAC-SHA-256", "AES-256"]) {
    const key = await make(algorithm, false);
    await assert.rejects(backend.admin.exportWrapped(key, METHOD, wrappingKey, soon()), fault("Denied"));
  }
});

test("a kind of key that the token does not wrap is said to be one", async () => {
  const key = await make("Ed25519", true);
  await assert.rejects(backend.admin.exportWrapped(key, METHOD, wrappingKey, soon()), fault("Unsupported"));
});

test("a wrapping key that is none, or too short for the key, is refused, and the key stays usable", async () => {
  const key = await make("RSA-3072", true);
  for (const [method, under] of [
    [METHOD, Buffer.from("no key")],
    ["RSA-OAEP-SHA256", wrappingKey],
  ] as const) {
    await assert.rejects(backend.admin.exportWrapped(key, method, under, soon()), fault("Rejected"));
  }
  assert.equal((await backend.admin.describe(key, soon()))?.state, "Enabled");
});

test("nothing of an export stays in the token", async () => {
  await using other = await openSoftHsm(hsm);
  const before = await Array.fromAsync(other.admin.list("cluster", soon()));
  const key = await make("ECDSA-P256", true);
  await backend.admin.exportWrapped(key, METHOD, wrappingKey, soon());
  const after = await Array.fromAsync(other.admin.list("cluster", soon()));
  assert.equal(after.length, before.length + 1);
});
