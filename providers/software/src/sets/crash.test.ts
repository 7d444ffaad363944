import assert from "node:assert/strict";
import { test } from "node:test";
import { KEY_ALGORITHMS } from "@keyward/core/algorithms/key";
import type { KeySpec } from "@keyward/core/backend/key-admin";
import type { SoftwareBackend } from "../backend.ts";
import { type CrashPoint, FailingStore } from "../testing/failing-store.ts";
import { MemoryDataKeys } from "../testing/memory-data-keys.ts";
import { MemoryStore } from "../testing/memory-store.ts";
import { openMemoryBackend } from "../testing/open-memory-backend.ts";
import { sampleOwner } from "../testing/sample-owner.ts";

const { signal } = new AbortController();
const OWNER = sampleOwner();
const SPEC: KeySpec = { algorithm: "AES-256", usages: KEY_ALGORITHMS.get("AES-256")!.usages, exportable: false };
const owned = (version: number) => ({ ...OWNER, version });
const refOf = (version: number) => ({ id: `${OWNER.clusterId}/shop/${OWNER.keyUid}/${version}`, algorithm: "AES-256" });

/** A life with every kind of write in it: six of them. */
const STEPS: readonly ((backend: SoftwareBackend, dataKeys: MemoryDataKeys) => Promise<unknown>)[] = [
  ({ admin }) => admin.create(SPEC, owned(1), signal),
  ({ admin }) => admin.create(SPEC, owned(2), signal),
  async ({ admin }) => {
    await admin.disable(refOf(1), signal);
    await admin.enable(refOf(1), signal);
  },
  ({ reseal }) => reseal(OWNER, new Set(["1"]), signal),
  ({ admin }) => admin.destroy(refOf(1), 0, signal),
];

const RESEALING = 3;
const WRITES = 6;

async function bytesOf(backend: SoftwareBackend, version: number): Promise<string | undefined> {
  if ((await backend.admin.describe(refOf(version), signal)) === undefined) return undefined;
  using material = await backend.admin.material(refOf(version), signal);
  return material.use((bytes) => Buffer.from(bytes).toString("hex"));
}

/** Lives until the crash, then again from the step that failed, as a new process does. */
async function liveThrough(at: number, point: CrashPoint): Promise<void> {
  const [store, dataKeys] = [new MemoryStore(), new MemoryDataKeys()];
  const failing = new FailingStore(store, at, point);
  const { backend: dying } = await openMemoryBackend({ store, dataKeys, through: () => failing });
  const { backend: next } = await openMemoryBackend({ store, dataKeys });
  const seen = new Map<number, string>();
  for (const [index, step] of STEPS.entries()) {
    if (index === RESEALING) dataKeys.renew();
    await step(dying, dataKeys).catch(() => step(next, dataKeys));
    for (const version of [1, 2]) {
      const bytes = await bytesOf(next, version);
      const isDestroyed = version === 1 && index === STEPS.length - 1;
      assert.equal(bytes === undefined, isDestroyed || version > index + 1, `version ${version} after step ${index}`);
      if (bytes === undefined) continue;
      assert.equal(bytes, seen.get(version) ?? bytes, "a key became another one");
      seen.set(version, bytes);
    }
  }
  assert.ok(failing.hasCrashed);
}

for (const point of ["before", "after"] as const) {
  test(`a crash ${point} any write loses no key, makes no second one and changes none`, async () => {
    for (let at = 1; at <= WRITES; at += 1) await liveThrough(at, point);
  });
}

test("a set moves to the new data key whole, and the old data key is needed no more", async () => {
  const { backend, store, dataKeys } = await openMemoryBackend();
  for (const version of [1, 2, 3]) await backend.admin.create(SPEC, owned(version), signal);
  const before = await bytesOf(backend, 2);
  dataKeys.renew();
  const writes = store.writes;
  assert.equal(await backend.reseal(OWNER, new Set(["1"]), signal), true);
  assert.equal(await backend.reseal(OWNER, new Set(["1"]), signal), false);
  assert.equal(store.writes, writes + 1);
  dataKeys.lose("1");
  assert.equal(await bytesOf(backend, 2), before);
});

test("a write under a new data key leaves older versions under theirs until they are resealed", async () => {
  const { backend, dataKeys } = await openMemoryBackend();
  await backend.admin.create(SPEC, owned(1), signal);
  dataKeys.renew();
  await backend.admin.create(SPEC, owned(2), signal);
  const both = [await bytesOf(backend, 1), await bytesOf(backend, 2)];
  assert.equal(await backend.reseal(OWNER, new Set(["1"]), signal), true);
  dataKeys.lose("1");
  assert.deepEqual([await bytesOf(backend, 1), await bytesOf(backend, 2)], both);
});
