import assert from "node:assert/strict";
import { test } from "node:test";
import { KEY_ALGORITHMS } from "@keyward/core/algorithms/key";
import type { BackendKey, KeySpec } from "@keyward/core/backend/key-admin";
import { SealError, type SealFault } from "../errors.ts";
import { type MemoryBackend, openMemoryBackend } from "../testing/open-memory-backend.ts";
import { sampleOwner } from "../testing/sample-owner.ts";

const OWNER = sampleOwner();
const OTHER = sampleOwner({ key: "bills", keyUid: "2f3c1a52-0d5e-4c7f-9a55-3f0f4a1d9a02" });
const { signal } = new AbortController();
const SPEC: KeySpec = { algorithm: "AES-256", usages: KEY_ALGORITHMS.get("AES-256")!.usages, exportable: false };

async function withKey(owner = OWNER): Promise<MemoryBackend & { readonly key: BackendKey }> {
  const memory = await openMemoryBackend();
  return { ...memory, key: await memory.backend.admin.create(SPEC, owner, signal) };
}

const bytesOf = async ({ store }: MemoryBackend, owner = OWNER) => Buffer.from((await store.read(owner))!.bytes);

/** Asserts that the set is used by nothing, changed by nothing, and told as what it is. */
async function assertUnused(memory: MemoryBackend, key: BackendKey, ...faults: SealFault[]): Promise<void> {
  const { admin } = memory.backend;
  const before = await memory.store.read(OWNER);
  const calls = [
    () => admin.describe(key, signal),
    () => admin.material(key, signal),
    () => admin.create(SPEC, OWNER, signal),
    () => admin.create(SPEC, { ...OWNER, version: 2 }, signal),
    () => admin.disable(key, signal),
    () => admin.destroy(key, 0, signal),
    () => memory.backend.reseal(OWNER, new Set(["1"]), signal),
  ];
  for (const call of calls) {
    await assert.rejects(call, (error) => error instanceof SealError && faults.includes(error.sealFault), String(call));
  }
  assert.deepEqual(await memory.store.read(OWNER), before);
}

test("a set with any one bit changed is not used", async () => {
  const memory = await withKey();
  const good = await bytesOf(memory);
  for (let bit = 0; bit < good.length * 8; bit += 1) {
    const changed = Buffer.from(good);
    changed[bit >> 3]! ^= 1 << (bit & 7);
    memory.store.put(OWNER, changed);
    await assert.rejects(memory.backend.admin.material(memory.key, signal), SealError, `bit ${bit}`);
  }
  memory.store.put(OWNER, good);
  using material = await memory.backend.admin.material(memory.key, signal);
  assert.equal(material.length, 32);
});

test("a set that was cut, at whatever byte, or made longer is not used", async () => {
  const memory = await withKey();
  const good = await bytesOf(memory);
  for (let length = 0; length < good.length; length += 1) {
    memory.store.put(OWNER, good.subarray(0, length));
    const fault = (error: unknown) => error instanceof SealError && error.sealFault === "Truncated";
    await assert.rejects(memory.backend.admin.material(memory.key, signal), fault, `${length} bytes`);
  }
  memory.store.put(OWNER, Buffer.concat([good, Buffer.of(0)]));
  await assertUnused(memory, memory.key, "Changed");
});

test("a changed set is told as changed and stays as it is", async () => {
  const memory = await withKey();
  const changed = await bytesOf(memory);
  changed[40]! ^= 1;
  memory.store.put(OWNER, changed);
  await assertUnused(memory, memory.key, "Changed");
});

test("two sets that changed places are told as swapped, both", async () => {
  const memory = await withKey();
  const other = await memory.backend.admin.create(SPEC, OTHER, signal);
  const [mine, theirs] = [await bytesOf(memory), await bytesOf(memory, OTHER)];
  memory.store.put(OWNER, theirs);
  memory.store.put(OTHER, mine);
  await assertUnused(memory, memory.key, "Swapped");
  await assert.rejects(memory.backend.admin.material(other, signal), { sealFault: "Swapped" });
});

test("an old copy that was put back is told as replayed", async () => {
  const memory = await withKey();
  const old = await bytesOf(memory);
  const { sealRevision } = await memory.backend.admin.create(SPEC, { ...OWNER, version: 2 }, signal);
  memory.store.expect(OWNER, { revision: sealRevision!, ending: false });
  memory.store.put(OWNER, old);
  await assertUnused(memory, memory.key, "Replayed");
});

test("a newer set than status knows is used: the process died before it wrote status", async () => {
  const memory = await withKey();
  memory.store.expect(OWNER, { revision: 1, ending: false });
  await memory.backend.admin.create(SPEC, { ...OWNER, version: 2 }, signal);
  assert.equal((await memory.backend.admin.describe(memory.key, signal))?.sealRevision, 2);
});

test("a set that status knows and that is gone is told as missing, and no other is made", async () => {
  const memory = await withKey();
  memory.store.expect(OWNER, { revision: 1, ending: false });
  memory.store.lose(OWNER);
  await assert.rejects(memory.backend.admin.create(SPEC, OWNER, signal), { sealFault: "Missing", fault: "KeyDamaged" });
  assert.equal(memory.store.size, 0);
});

test("a set whose data key is gone is told so, and opens again once it is back", async () => {
  const memory = await withKey();
  const kept = (await memory.dataKeys.byId("1"))!;
  memory.dataKeys.renew();
  memory.dataKeys.lose("1");
  await assertUnused(memory, memory.key, "DataKeyMissing");
  memory.dataKeys.restore(kept);
  using material = await memory.backend.admin.material(memory.key, signal);
  assert.equal(material.length, 32);
});

test("a version cannot be taken out of a set, nor brought back from an older one", async () => {
  const memory = await withKey();
  const one = await bytesOf(memory);
  await memory.backend.admin.create(SPEC, { ...OWNER, version: 2 }, signal);
  const two = await bytesOf(memory);
  // The frame of one with the content of the other: whoever can write Secrets can do this.
  memory.store.put(OWNER, Buffer.concat([two.subarray(0, 12), one.subarray(12)]));
  await assertUnused(memory, memory.key, "Changed", "Truncated");
});

test("a message about a set names it, says why and what to do, and nothing of its content", async () => {
  const memory = await withKey();
  memory.store.put(OWNER, Buffer.alloc(10));
  const error = await memory.backend.admin.describe(memory.key, signal).then(
    () => assert.fail("it was used"),
    (thrown: Error) => thrown,
  );
  assert.match(error.message, /shop\/7d3c1a52.*Next: restore it from a backup/);
});

test("a damaged set hides no other from the list, and is told in the log", async () => {
  const memory = await withKey();
  const other = await memory.backend.admin.create(SPEC, OTHER, signal);
  memory.store.put(OWNER, Buffer.from("KWS1"));
  const listed = await Array.fromAsync(memory.backend.admin.list(OWNER.clusterId, signal));
  assert.deepEqual(
    listed.map(({ id }) => id),
    [other.id],
  );
  assert.match(memory.logged.join(), /seal.unusable.*Truncated/);
});

test("two software backends share a set, and each sees its own versions only", async () => {
  const mine = await withKey();
  const { store, dataKeys } = mine;
  const theirs = await openMemoryBackend({ store, dataKeys, home: "ClusterKeyBackend other" });
  assert.equal(await theirs.backend.admin.describe(mine.key, signal), undefined);
  await assert.rejects(theirs.backend.admin.create(SPEC, OWNER, signal), { fault: "Rejected" });
  const second = await theirs.backend.admin.create(SPEC, { ...OWNER, version: 2 }, signal);
  await theirs.backend.admin.destroy(mine.key, 0, signal);
  assert.equal((await mine.backend.admin.describe(mine.key, signal))?.state, "Enabled");
  assert.equal(await mine.backend.admin.describe(second, signal), undefined);
});

test("the last version leaves an empty set, so that an old one cannot be put back; with its key gone it goes, too", async () => {
  const memory = await withKey();
  await memory.backend.admin.destroy(memory.key, 0, signal);
  assert.equal(memory.store.size, 1);
  memory.store.expect(OWNER, { revision: 2, ending: true });
  await memory.backend.admin.destroy(memory.key, 0, signal);
  assert.equal(memory.store.size, 0);
});
