import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, before, test } from "node:test";
import { parseUsages } from "@keyward/core/algorithms/key-usage";
import type { Backend } from "@keyward/core/backend/backend";
import { holds } from "../../backends/conformance/signatures.ts";
import type { GcpKmsServer } from "../../backends/servers/gcp-kms/server.ts";
import { openOn, startOwnGcpKms } from "../../backends/servers/gcp-kms.ts";

const DAY_MS = 86_400_000;
const SPEC = { algorithm: "ECDSA-P256", usages: parseUsages(["sign", "verify"]), exportable: false };
const SEAL = { algorithm: "AES-256", usages: 0, exportable: false };
const MAC = { ...SPEC, algorithm: "HMAC-SHA-256" };
const RSA = { ...SPEC, algorithm: "RSA-2048", usages: parseUsages(["decrypt"]) };
const MESSAGE = { kind: "message", bytes: Buffer.from("m") } as const;
const signal = () => AbortSignal.timeout(60_000);

let server: GcpKmsServer;
let backend: Backend;
let aheadMs = 0;

before(async () => {
  server = await startOwnGcpKms(() => Date.now() + aheadMs);
  backend = await openOn(server);
});

after(async () => {
  await backend?.[Symbol.asyncDispose]();
  await server?.[Symbol.asyncDispose]();
});

function owner() {
  const uids = { policyUid: randomUUID(), keyUid: randomUUID() };
  return { clusterId: "c", namespace: "shop", policy: "p", key: "orders", version: 1, ...uids };
}

test("a version is taken back until its day is over, and then gone", async () => {
  const key = await backend.admin.create(SPEC, owner(), signal());
  await backend.admin.destroy(key, 0, signal());
  await backend.admin.enable(key, signal());
  assert.equal((await backend.admin.describe(key, signal()))?.state, "Enabled");
  await backend.admin.destroy(key, 0, signal());
  aheadMs = DAY_MS + 1000;
  assert.equal(await backend.admin.describe(key, signal()), undefined);
  assert.equal(await backend.admin.destroy(key, 0, signal()), undefined);
  await assert.rejects(backend.use.sign(key, "ECDSA-P256-SHA256", MESSAGE, signal()), { fault: "KeyDestroyed" });
  aheadMs = 0;
});

test("what Google answers is a fault of ours, and nothing is tried twice behind the caller's back", async () => {
  const key = await backend.admin.create(SPEC, owner(), signal());
  const faults = { deny: "Denied", throttle: "Throttled", unavailable: "Unreachable" } as const;
  for (const [word, fault] of Object.entries(faults)) {
    server.faults.set("AsymmetricSign", word as keyof typeof faults);
    await assert.rejects(backend.use.sign(key, "ECDSA-P256-SHA256", MESSAGE, signal()), { fault });
  }
  server.faults.clear();
  assert.ok((await backend.use.sign(key, "ECDSA-P256-SHA256", MESSAGE, signal())).length > 0);
});

test("a call that Google does not answer ends when its time is over, or its caller leaves", async () => {
  const key = await backend.admin.create(SPEC, owner(), signal());
  await using hasty = await openOn(server, { timeoutMs: 300 });
  server.faults.set("AsymmetricSign", "hang");
  await assert.rejects(hasty.use.sign(key, "ECDSA-P256-SHA256", MESSAGE, signal()), { fault: "TimedOut" });
  const leaving = AbortSignal.timeout(50);
  await assert.rejects(backend.use.sign(key, "ECDSA-P256-SHA256", MESSAGE, leaving), { fault: "TimedOut" });
  server.faults.clear();
});

test("an answer whose bytes were changed on their way is never used", async (context) => {
  const pair = await backend.admin.create(SPEC, owner(), signal());
  const mac = await backend.admin.create(MAC, owner(), signal());
  const seal = await backend.admin.create(SEAL, owner(), signal());
  const { wrapped } = await backend.use.generateDataKey(seal, "context", signal());
  const calls: Readonly<Record<string, () => Promise<unknown>>> = {
    AsymmetricSign: () => backend.use.sign(pair, "ECDSA-P256-SHA256", MESSAGE, signal()),
    MacSign: () => backend.use.computeMac(mac, "HMAC-SHA-256", MESSAGE.bytes, signal()),
    Encrypt: () => backend.use.generateDataKey(seal, "context", signal()),
    Decrypt: () => backend.use.openDataKey(seal, wrapped, "context", signal()),
    GetPublicKey: () => backend.admin.describe(pair, signal()),
  };
  for (const [method, call] of Object.entries(calls)) {
    await context.test(method, async () => {
      server.faults.set(method, "tamper");
      await assert.rejects(call(), { fault: "BadAnswer" });
      server.faults.clear();
      await call();
    });
  }
});

test("a pair of another purpose is Unsupported where it is asked for both, and made for one", async () => {
  const both = { ...RSA, usages: parseUsages(["sign", "decrypt"]) };
  await assert.rejects(backend.admin.create(both, owner(), signal()), { fault: "Unsupported" });
  const key = await backend.admin.create(RSA, owner(), signal());
  const signing = backend.use.sign(key, "RSA-PKCS1-SHA256", MESSAGE, signal());
  await assert.rejects(signing, { fault: "Rejected" });
});

test("a backend whose RSA keys sign by PSS signs by PSS only", async () => {
  await using salted = await openOn(server, { rsaSigning: "PSS" });
  const key = await salted.admin.create({ ...SPEC, algorithm: "RSA-2048" }, owner(), signal());
  const signature = await salted.use.sign(key, "RSA-PSS-SHA256", MESSAGE, signal());
  assert.ok(await holds(key, "RSA-PSS-SHA256", MESSAGE.bytes, signature));
  const other = salted.use.sign(key, "RSA-PKCS1-SHA256", MESSAGE, signal());
  await assert.rejects(other, { fault: "Unsupported" });
});
