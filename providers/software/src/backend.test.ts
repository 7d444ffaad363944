import assert from "node:assert/strict";
import { createHash, createHmac, createPublicKey, generateKeyPairSync, randomBytes, verify } from "node:crypto";
import { test } from "node:test";
import { KEY_ALGORITHMS } from "@keyward/core/algorithms/key";
import { parseUsages } from "@keyward/core/algorithms/key-usage";
import type { KeySpec } from "@keyward/core/backend/key-admin";
import { unwrapKey, wrapKey } from "@keyward/core/crypto/transport/wrap-key";
import { Secret } from "@keyward/core/secret/secret";
import { openMemoryBackend } from "./testing/open-memory-backend.ts";
import { sampleOwner } from "./testing/sample-owner.ts";

const OWNER = sampleOwner();
const { signal } = new AbortController();
const specOf = (algorithm: string, more: Partial<KeySpec> = {}): KeySpec => ({
  algorithm,
  usages: KEY_ALGORITHMS.get(algorithm)!.usages,
  exportable: false,
  ...more,
});
const keyOf = (der: Uint8Array) => createPublicKey({ key: Buffer.from(der), format: "der", type: "spki" });

test("every key algorithm but the slow ones can be made, and its bytes handed out", async () => {
  const { backend } = await openMemoryBackend();
  let version = 0;
  for (const [name, algorithm] of KEY_ALGORITHMS) {
    assert.ok(backend.capabilities.algorithms.has(name), name);
    if (algorithm.type.family === "rsa") continue;
    const owner = { ...OWNER, version: ++version };
    const key = await backend.admin.create(specOf(name), owner, signal);
    assert.deepEqual(key.owner, owner);
    assert.equal(key.publicKey === undefined, algorithm.symmetric, name);
    using material = await backend.admin.material(key, signal);
    assert.ok(material.length >= 32, name);
  }
});

test("creating a key again finds it, and its revision stays", async () => {
  const { backend, store } = await openMemoryBackend();
  const first = await backend.admin.create(specOf("ECDSA-P256"), OWNER, signal);
  assert.deepEqual(await backend.admin.create(specOf("ECDSA-P256"), OWNER, signal), first);
  assert.deepEqual([first.sealRevision, store.writes], [1, 1]);
  const next = await backend.admin.create(specOf("ECDSA-P256"), { ...OWNER, version: 2 }, signal);
  assert.equal(next.sealRevision, 2);
  await assert.rejects(backend.admin.create(specOf("Ed25519"), OWNER, signal), { fault: "Rejected" });
});

test("32 callers who create one key at once get one key", async () => {
  const { backend } = await openMemoryBackend();
  const calls = Array.from({ length: 32 }, () => backend.admin.create(specOf("Ed25519"), OWNER, signal));
  const ids = new Set((await Promise.all(calls)).map(({ publicKey }) => Buffer.from(publicKey!).toString("hex")));
  assert.equal(ids.size, 1);
});

test("a signature verifies with the public key, of a message and of its digest", async () => {
  const { backend } = await openMemoryBackend();
  const key = await backend.admin.create(specOf("ECDSA-P384"), OWNER, signal);
  const message = randomBytes(100);
  const digest = createHash("sha384").update(message).digest();
  for (const input of [{ kind: "message", bytes: message } as const, { kind: "digest", bytes: digest } as const]) {
    const signature = await backend.use.sign(key, "ECDSA-P384-SHA384", input, signal);
    assert.ok(verify("sha384", message, keyOf(key.publicKey!), signature));
  }
  const short = { kind: "digest", bytes: digest.subarray(1) } as const;
  await assert.rejects(backend.use.sign(key, "ECDSA-P384-SHA384", short, signal), { fault: "Rejected" });
  const message1 = { kind: "message", bytes: message } as const;
  await assert.rejects(backend.use.sign(key, "ECDSA-P256-SHA256", message1, signal), { fault: "Unsupported" });
});

test("a code can be recomputed from the key's bytes", async () => {
  const { backend } = await openMemoryBackend();
  const key = await backend.admin.create(specOf("HMAC-SHA-512"), OWNER, signal);
  const mac = await backend.use.computeMac(key, "HMAC-SHA-512", Buffer.from("m"), signal);
  using material = await backend.admin.material(key, signal);
  assert.deepEqual(
    Buffer.from(mac),
    material.use((bytes) => createHmac("sha512", bytes).update("m").digest()),
  );
  assert.ok(await backend.use.verifyMac(key, "HMAC-SHA-512", Buffer.from("m"), mac, signal));
  assert.ok(!(await backend.use.verifyMac(key, "HMAC-SHA-512", Buffer.from("m"), mac.subarray(0, 32), signal)));
});

test("a data key opens with its own context only", async () => {
  const { backend } = await openMemoryBackend();
  const key = await backend.admin.create(specOf("AES-256"), OWNER, signal);
  using made = (await backend.use.generateDataKey(key, "here", signal)).plain;
  const { wrapped } = await backend.use.generateDataKey(key, "here", signal);
  using opened = await backend.use.openDataKey(key, wrapped, "here", signal);
  assert.deepEqual([made.length, opened.length], [32, 32]);
  await assert.rejects(backend.use.openDataKey(key, wrapped, "there", signal), { fault: "Rejected" });
});

test("a disabled key gives nothing, and everything again once it is enabled", async () => {
  const { backend } = await openMemoryBackend();
  const key = await backend.admin.create(specOf("Ed25519"), OWNER, signal);
  await backend.admin.disable(key, signal);
  assert.equal((await backend.admin.describe(key, signal))?.state, "Disabled");
  await assert.rejects(backend.admin.material(key, signal), { fault: "KeyDisabled" });
  await backend.admin.enable(key, signal);
  using material = await backend.admin.material(key, signal);
  assert.ok(material.length > 0);
});

test("a destroyed key is gone, twice over", async () => {
  const { backend } = await openMemoryBackend();
  const key = await backend.admin.create(specOf("Ed25519"), OWNER, signal);
  assert.equal(await backend.admin.destroy(key, 0, signal), undefined);
  assert.equal(await backend.admin.destroy(key, 0, signal), undefined);
  assert.equal(await backend.admin.describe(key, signal), undefined);
  await assert.rejects(backend.admin.material(key, signal), { fault: "KeyMissing" });
});

test("a key comes in wrapped and goes out wrapped", async () => {
  const { backend } = await openMemoryBackend();
  const pair = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const plain = new Secret(pair.privateKey.export({ type: "pkcs8", format: "der" }));
  const spec = specOf("ECDSA-P256", { exportable: true });
  const method = "RSA-AES-KWP-SHA256";
  const ticket = await backend.admin.beginImport(spec, OWNER, method, signal);
  const wrapped = { method, bytes: wrapKey(method, ticket.wrappingKey, plain) } as const;
  const key = await backend.admin.finishImport(spec, OWNER, ticket, wrapped, signal);
  assert.ok(keyOf(key.publicKey!).equals(pair.publicKey));
  const rsa = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const to = rsa.publicKey.export({ type: "spki", format: "der" });
  using out = await unwrapKey(
    method,
    rsa.privateKey,
    (await backend.admin.exportWrapped(key, method, to, signal)).bytes,
  );
  assert.ok(out.use((bytes) => plain.use((own) => Buffer.from(own).equals(bytes))));
  const other = { ...OWNER, version: 2 };
  await assert.rejects(backend.admin.finishImport(spec, other, ticket, wrapped, signal), { fault: "Rejected" });
});

test("a ticket ends, and a key that is not exportable stays", async () => {
  let nowMs = 0;
  const { backend } = await openMemoryBackend({ nowMs: () => nowMs });
  const spec = specOf("AES-256");
  const method = "RSA-OAEP-SHA256";
  const ticket = await backend.admin.beginImport(spec, OWNER, method, signal);
  const wrapped = { method, bytes: wrapKey(method, ticket.wrappingKey, new Secret(randomBytes(32))) } as const;
  nowMs = ticket.endsAtMs!;
  await assert.rejects(backend.admin.finishImport(spec, OWNER, ticket, wrapped, signal), /ended/);
  const key = await backend.admin.create(spec, OWNER, signal);
  await assert.rejects(backend.admin.exportWrapped(key, method, ticket.wrappingKey, signal), { fault: "Denied" });
});

test("a key serves only what it was made for", async () => {
  const { backend } = await openMemoryBackend();
  const spec = specOf("ECDSA-P256", { usages: parseUsages(["verify"]) });
  const key = await backend.admin.create(spec, OWNER, signal);
  const input = { kind: "message", bytes: Buffer.from("m") } as const;
  await assert.rejects(backend.use.sign(key, "ECDSA-P256-SHA256", input, signal), { fault: "Denied" });
});

test("an aborted call ends with the signal's reason", async () => {
  const { backend } = await openMemoryBackend();
  const reason = new Error("the caller left");
  const aborted = AbortSignal.abort(reason);
  await assert.rejects(backend.admin.create(specOf("Ed25519"), OWNER, aborted), reason);
});

test("ids that are none of ours name no key", async () => {
  const { backend } = await openMemoryBackend();
  for (const id of ["", "x", "a/b/c/0", "a/b/c/01", "a/b/c/1/d", "a//c/1", "x".repeat(5000)]) {
    assert.equal(await backend.admin.describe({ id, algorithm: "Ed25519" }, signal), undefined);
    await assert.rejects(backend.admin.disable({ id, algorithm: "Ed25519" }, signal), { fault: "KeyMissing" });
  }
});
