import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { beforeEach, test } from "node:test";
import type { Backend } from "@keyward/core/backend/backend";
import { BackendError } from "@keyward/core/backend/backend-error";
import type { GuardClock } from "@keyward/core/backend/guard/guard-clock";
import { openMemoryBackend } from "@keyward/provider-software/testing/open-memory-backend";
import { KeyService } from "./key-service.ts";

const { signal } = new AbortController();
const seed = randomBytes(32);
const document = (keyVersion = 1, region = "eu-central-1") => ({ spec: { awsKms: { region } }, keyVersion });

let backend: Backend;
let nowMs: number;
/** What the backend does while it is not as it should be. */
let trouble: (() => Promise<never>) | undefined;
let service: KeyService;

const clock: GuardClock = {
  monotonicMs: () => nowMs,
  setTimer(callback, delayMs) {
    const timer = setTimeout(callback, delayMs);
    return () => clearTimeout(timer);
  },
};

/** The plugin's part of the backend, which can be broken. */
async function open(): Promise<Backend> {
  const { capabilities, admin, use } = backend;
  return {
    capabilities,
    admin: Object.assign(Object.create(admin), { create: broken(admin.create.bind(admin)) }),
    use: Object.assign(Object.create(use), {
      generateDataKey: broken(use.generateDataKey.bind(use)),
      openDataKey: broken(use.openDataKey.bind(use)),
    }),
    health: broken(backend.health.bind(backend)),
    [Symbol.asyncDispose]: async () => {},
  };
}

function broken<A extends unknown[], R>(work: (...args: A) => Promise<R>): (...args: A) => Promise<R> {
  return (...args) => trouble?.() ?? work(...args);
}

const away = () => Promise.reject(new BackendError("Unreachable", "there is no connection"));

async function newService(cluster = "prod", key = "api-server", keyVersion = 1): Promise<KeyService> {
  const made = new KeyService({ name: { cluster, key }, clock, open });
  await made.follow(document(keyVersion), signal);
  return made;
}

beforeEach(async () => {
  ({ backend } = await openMemoryBackend());
  trouble = undefined;
  nowMs = 0;
  service = await newService();
});

test("what one node encrypted another decrypts, and both report one key id", async () => {
  const other = await newService();
  const { cipherText, keyId, annotations } = await service.encrypt(seed, signal);
  assert.deepEqual(await other.decrypt(cipherText, keyId, annotations, signal), seed);
  const [one, two] = await Promise.all([service.status(signal), other.status(signal)]);
  assert.deepEqual([one.healthz, one.keyId], ["ok", keyId]);
  assert.deepEqual(two, one);
  assert.match(keyId, /^prod\/api-server\/1\/[0-9a-f]{16}$/);
});

test("what the API server stores fits its limits", async () => {
  const { cipherText, keyId, annotations } = await service.encrypt(seed, signal);
  assert.ok(cipherText.length > 0 && cipherText.length <= 1_024);
  assert.ok(Buffer.byteLength(keyId) <= 1_024);
  const bytes = Object.entries(annotations).reduce((sum, [name, value]) => sum + name.length + value.length, 0);
  assert.ok(bytes <= 32 * 1_024);
  await assert.rejects(service.encrypt(Buffer.alloc(996), signal), { code: "INVALID_ARGUMENT" });
});

test("a new version of the key has another id, and what lies under the old one is read", async () => {
  const old = await service.encrypt(seed, signal);
  await service.follow(document(2), signal);
  const { keyId } = await service.status(signal);
  assert.match(keyId, /^prod\/api-server\/2\//);
  assert.equal((await service.encrypt(seed, signal)).keyId, keyId);
  const restarted = await newService("prod", "api-server", 2);
  assert.deepEqual(await restarted.decrypt(old.cipherText, old.keyId, old.annotations, signal), seed);
});

test("what belongs to another cluster, key or version, or was changed, is refused", async () => {
  const { cipherText, keyId, annotations } = await service.encrypt(seed, signal);
  const refused = { code: "INVALID_ARGUMENT" };
  for (const [cluster, key] of [
    ["test", "api-server"],
    ["prod", "other"],
  ] as const) {
    const stranger = await newService(cluster, key);
    await assert.rejects(stranger.decrypt(cipherText, keyId, annotations, signal), refused);
  }
  const second = await newService("prod", "api-server", 2);
  const other = await second.encrypt(seed, signal);
  await assert.rejects(service.decrypt(cipherText, other.keyId, annotations, signal), refused);
  await assert.rejects(service.decrypt(cipherText, keyId, other.annotations, signal), refused);
  await assert.rejects(service.decrypt(cipherText, `${keyId}${"x".repeat(1_024)}`, annotations, signal), refused);
  await assert.rejects(service.decrypt(cipherText, keyId, {}, signal), refused);
  const changed = Buffer.from(cipherText);
  changed[20]! ^= 1;
  await assert.rejects(service.decrypt(changed, keyId, annotations, signal), refused);
});

test("while the backend is away that is its health, what was read before is read, and then all is well", async () => {
  const { cipherText, keyId, annotations } = await service.encrypt(seed, signal);
  await service.decrypt(cipherText, keyId, annotations, signal);
  trouble = away;
  const status = await service.status(signal);
  assert.match(status.healthz, /there is no connection/);
  assert.equal(status.keyId, keyId);
  await assert.rejects(service.encrypt(seed, signal), /there is no connection/);
  assert.deepEqual(await service.decrypt(cipherText, keyId, annotations, signal), seed);
  trouble = undefined;
  nowMs += 6_000;
  assert.equal((await service.status(signal)).healthz, "ok");
});

test("a backend that never answers is told in the time that the API server gives", async () => {
  trouble = () => new Promise(() => {});
  const { healthz } = await service.status(signal, 50);
  assert.match(healthz, /did not answer within 50 ms/);
});

test("an API server that leaves tells nothing of the backend's health to the next one", async () => {
  trouble = () => new Promise(() => {});
  const leaving = new AbortController();
  const left = service.status(leaving.signal);
  leaving.abort(new Error("gone"));
  await assert.rejects(left, /gone/);
  trouble = undefined;
  assert.equal((await service.status(signal)).healthz, "ok");
});

test("until there is a key everything is UNAVAILABLE with the cause, and a version that cannot be made changes nothing", async () => {
  const fresh = new KeyService({ name: { cluster: "prod", key: "api-server" }, clock, open });
  await assert.rejects(fresh.status(signal), { code: "UNAVAILABLE" });
  trouble = away;
  await assert.rejects(fresh.follow(document(), signal));
  await assert.rejects(fresh.encrypt(seed, signal), { code: "UNAVAILABLE", message: /there is no connection/ });
  const { keyId } = service;
  await assert.rejects(service.follow(document(2), signal));
  assert.equal(service.keyId, keyId);
});
