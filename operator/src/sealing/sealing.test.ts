import assert from "node:assert/strict";
import { test } from "node:test";
import { KEY_ALGORITHMS } from "@keyward/core/algorithms/key";
import type { BackendKey, KeySpec } from "@keyward/core/backend/key-admin";
import type { KeyOwner } from "@keyward/core/backend/key-owner";
import type { Secret } from "@keyward/kube/client/kinds";
import type { SoftwareBackend } from "@keyward/provider-software/backend";
import { openMemoryBackend } from "@keyward/provider-software/testing/open-memory-backend";
import type { BackendId } from "../backends/backend-id.ts";
import { isSealingKey } from "./backend-wrapping.ts";
import { sealedSetName } from "./sealed-set-secret.ts";
import { CLUSTER, openSealing } from "./testing/open-sealing.ts";

const { signal } = new AbortController();
const SPEC: KeySpec = { algorithm: "Ed25519", usages: KEY_ALGORITHMS.get("Ed25519")!.usages, exportable: false };
const KEK = "keyward-key-encryption-key";
const HSM: BackendId = { kind: "ClusterKeyBackend", namespace: "", name: "sealed-by-hsm" };

function ownerOf(keyUid: string, version = 1): KeyOwner {
  return { clusterId: CLUSTER, namespace: "shop", policy: "p", policyUid: "p-uid", key: keyUid, keyUid, version };
}

async function bytesOf(backend: SoftwareBackend, key: BackendKey): Promise<string> {
  using material = await backend.admin.material(key, signal);
  return material.use((bytes) => Buffer.from(bytes).toString("hex"));
}

const dataKeysIn = (secrets: { readonly cache: { list(): Secret[] } }) =>
  secrets.cache.list().filter(({ metadata }) => metadata.name.startsWith("keyward-data-key-"));

test("keys lie in one Secret for each CryptoKey, under a data key, under the key-encryption key", async () => {
  const { open, secrets } = openSealing();
  const backend = await open();
  const key = await backend.admin.create(SPEC, ownerOf("a"), signal);
  await backend.admin.create(SPEC, ownerOf("a", 2), signal);
  const set = secrets.get(sealedSetName(ownerOf("a")))!;
  assert.equal(set.metadata.labels?.["keyward.dev/managed"], "sealed-set");
  assert.ok(secrets.get(KEK)?.immutable);
  assert.equal(dataKeysIn(secrets).length, 1);
  const text = JSON.stringify(secrets.cache.list());
  assert.ok(!text.includes(Buffer.from(await bytesOf(backend, key), "hex").toString("base64")));
});

test("another process finds the keys, and makes no second data key or key-encryption key", async () => {
  const first = openSealing();
  const one = await first.open();
  const key = await one.admin.create(SPEC, ownerOf("a"), signal);
  const other = await openSealing(first.secrets).open();
  assert.equal(await bytesOf(other, key), await bytesOf(one, key));
  await other.admin.create(SPEC, ownerOf("b"), signal);
  assert.equal(first.secrets.cache.list().length, 4);
});

test("two Secrets that changed contents are told as swapped, one that was cut as truncated, one that is gone as missing", async () => {
  const { open, secrets, expect } = openSealing();
  const backend = await open();
  const [a, b] = [
    await backend.admin.create(SPEC, ownerOf("a"), signal),
    await backend.admin.create(SPEC, ownerOf("b"), signal),
  ];
  const [nameA, nameB] = [sealedSetName(ownerOf("a")), sealedSetName(ownerOf("b"))];
  const [dataA, dataB] = [secrets.get(nameA)!.data!, secrets.get(nameB)!.data!];
  secrets.edit(nameA, (secret) => ({ ...secret, data: dataB }));
  secrets.edit(nameB, (secret) => ({ ...secret, data: dataA }));
  for (const key of [a, b]) await assert.rejects(backend.admin.describe(key, signal), { sealFault: "Swapped" });
  secrets.edit(nameA, (secret) => ({ ...secret, data: {} }));
  await assert.rejects(backend.admin.describe(a, signal), { sealFault: "Truncated" });
  expect(ownerOf("b"), 1);
  secrets.lose(nameB);
  await assert.rejects(backend.admin.describe(b, signal), { sealFault: "Missing" });
  secrets.edit(nameA, (secret) => ({ ...secret, data: dataA }));
  assert.equal((await backend.admin.describe(a, signal))?.state, "Enabled");
});

test("a Secret that was put back from a backup after a rotation is told as replayed, and is not overwritten", async () => {
  const { open, secrets, expect } = openSealing();
  const backend = await open();
  const name = sealedSetName(ownerOf("a"));
  const key = await backend.admin.create(SPEC, ownerOf("a"), signal);
  const old = secrets.get(name)!;
  await backend.admin.create(SPEC, ownerOf("a", 2), signal);
  expect(ownerOf("a"), 2);
  secrets.edit(name, () => old);
  await assert.rejects(backend.admin.create(SPEC, ownerOf("a", 3), signal), { sealFault: "Replayed" });
  await assert.rejects(backend.admin.destroy(key, 0, signal), { sealFault: "Replayed" });
  assert.deepEqual(secrets.get(name)!.data, old.data);
});

test("a lost key-encryption key is not made again while anything needs it", async () => {
  const { open, secrets } = openSealing();
  const backend = await open();
  const key = await backend.admin.create(SPEC, ownerOf("a"), signal);
  const lost = secrets.lose(KEK)!;
  const after = await openSealing(secrets).open();
  await assert.rejects(after.health(signal), { fault: "KeyMissing", message: /restore it from a backup/ });
  await assert.rejects(after.admin.create(SPEC, ownerOf("b"), signal), { fault: "KeyMissing" });
  assert.equal(secrets.get(KEK), undefined);
  secrets.restore(lost);
  assert.equal(await bytesOf(after, key), await bytesOf(backend, key));
});

test("a lost data key is told for the keys under it; new keys get another, with an id that none had", async () => {
  const { open, secrets } = openSealing();
  const key = await (await open()).admin.create(SPEC, ownerOf("a"), signal);
  const [dataKey] = dataKeysIn(secrets);
  secrets.lose(dataKey!.metadata.name);
  const after = await openSealing(secrets).open();
  await assert.rejects(after.admin.describe(key, signal), { sealFault: "DataKeyMissing" });
  await after.admin.create(SPEC, ownerOf("b"), signal);
  assert.notEqual(dataKeysIn(secrets)[0]!.metadata.name, dataKey!.metadata.name);
  secrets.restore(dataKey!);
  assert.equal((await after.admin.describe(key, signal))?.state, "Enabled");
});

test("two data keys whose Secrets changed contents open nothing", async () => {
  const { open, secrets } = openSealing();
  const key = await (await open()).admin.create(SPEC, ownerOf("a"), signal);
  const [mine] = dataKeysIn(secrets);
  const elsewhere = openSealing(secrets);
  await (await elsewhere.open(undefined, HSM)).admin.create(SPEC, ownerOf("b"), signal);
  const other = dataKeysIn(secrets).find(({ metadata }) => metadata.name !== mine!.metadata.name)!;
  secrets.edit(mine!.metadata.name, (secret) => ({ ...secret, data: other.data! }));
  const after = await openSealing(secrets).open();
  await assert.rejects(after.admin.material(key, signal), { fault: "KeyDamaged", message: /changed or swapped/ });
});

test("data keys are wrapped by the key of another backend, which the operator makes and knows again as its own", async () => {
  const hsm = (await openMemoryBackend()).backend;
  const sealing = openSealing();
  const spec = { backendRef: { kind: "ClusterKeyBackend", name: "hsm" } } as const;
  const backend = await sealing.open(spec, HSM, new Map([["hsm", hsm]]));
  const key = await backend.admin.create(SPEC, ownerOf("a"), signal);
  assert.equal(sealing.secrets.get(KEK), undefined);
  const [made] = await Array.fromAsync(hsm.admin.list(CLUSTER, signal));
  assert.ok(isSealingKey(made!.owner!));
  assert.ok(!isSealingKey(key.owner!));
  await hsm.admin.disable(made!, signal);
  const after = await openSealing(sealing.secrets).open(spec, HSM, new Map([["hsm", hsm]]));
  await assert.rejects(after.admin.material(key, signal), { fault: "KeyDisabled" });
});

test("a backend that makes no data keys is refused with what to do", async () => {
  const { backend } = await openMemoryBackend();
  const without = { ...backend, capabilities: { ...backend.capabilities, dataKeys: false } };
  const { open } = openSealing();
  const opening = open({ backendRef: { kind: "ClusterKeyBackend", name: "hsm" } }, HSM, new Map([["hsm", without]]));
  await assert.rejects(opening, { fault: "Misconfigured", message: /Next: name another backend/ });
});

test("with a new key-encryption key everything is sealed again, and the old data key goes last", async () => {
  let nowMs = 1_000;
  const { open, secrets, sealing } = openSealing(undefined, () => nowMs);
  const hsm = new Map([["hsm", (await openMemoryBackend()).backend]]);
  const dev = await open(undefined, HSM);
  const keys = [];
  for (const uid of ["a", "b", "c"]) keys.push(await dev.admin.create(SPEC, ownerOf(uid), signal));
  const before = await Promise.all(keys.map((key) => bytesOf(dev, key)));
  const [old] = dataKeysIn(secrets);

  const moved = await open({ backendRef: { kind: "ClusterKeyBackend", name: "hsm" } }, HSM, hsm);
  await moved.health(signal);
  assert.equal(dataKeysIn(secrets).length, 2);
  await once(sealing);
  assert.equal(sealing.progress(HSM)?.behind, 0);
  assert.ok(secrets.get(old!.metadata.name), "another replica may still take it for the current one");
  nowMs += 120_000;
  await once(sealing);
  assert.equal(secrets.get(old!.metadata.name), undefined);
  secrets.lose(KEK);
  assert.deepEqual(await Promise.all(keys.map((key) => bytesOf(moved, key))), before);
});

test("versions that two processes make while everything is sealed again are all there, and whole", async () => {
  let nowMs = 1_000;
  const first = openSealing(undefined, () => nowMs);
  const { secrets } = first;
  const one = await first.open();
  const other = await openSealing(secrets, () => nowMs).open();
  const uids = ["a", "b", "c"];
  const made = new Map<BackendKey, string>();
  const make = async (backend: SoftwareBackend, uid: string, version: number) => {
    const key = await backend.admin.create(SPEC, ownerOf(uid, version), signal);
    made.set(key, await bytesOf(backend, key));
  };
  for (const uid of uids) await make(one, uid, 1);
  const [old] = dataKeysIn(secrets);
  annotate(secrets, old!.metadata.name);
  const rotations = [2, 3, 4, 5, 6].flatMap((version) =>
    uids.map((uid) => make(version % 2 === 0 ? one : other, uid, version)),
  );
  await Promise.all([once(first.sealing), ...rotations]);
  for (let look = 0; look < 3; look += 1) {
    nowMs += 120_000;
    await once(first.sealing);
  }
  assert.equal(secrets.get(old!.metadata.name), undefined, "nothing needs the old data key");
  assert.equal(made.size, 18);
  for (const [key, bytes] of made) assert.equal(await bytesOf(other, key), bytes, key.id);
});

test("a set that cannot be opened keeps its data key, and is counted", async () => {
  let nowMs = 1_000;
  const { open, secrets, sealing } = openSealing(undefined, () => nowMs);
  const backend = await open();
  await backend.admin.create(SPEC, ownerOf("a"), signal);
  await backend.admin.create(SPEC, ownerOf("b"), signal);
  const [old] = dataKeysIn(secrets);
  const name = sealedSetName(ownerOf("a"));
  secrets.edit(name, (secret) => ({ ...secret, data: {} }));
  annotate(secrets, old!.metadata.name);
  for (let look = 0; look < 3; look += 1) {
    await once(sealing);
    nowMs += 120_000;
  }
  assert.equal(sealing.progress({ kind: "BuiltIn", namespace: "", name: "software" })?.behind, 1);
  assert.ok(secrets.get(old!.metadata.name));
  assert.deepEqual(secrets.get(name)!.data, {});
});

test("a data key that is asked to is followed by another, once", async () => {
  const { open, secrets, sealing } = openSealing();
  await (await open()).admin.create(SPEC, ownerOf("a"), signal);
  annotate(secrets, dataKeysIn(secrets)[0]!.metadata.name);
  await once(sealing);
  await once(sealing);
  assert.equal(dataKeysIn(secrets).length, 2);
});

test("a crash at any write of a change of data keys loses no key", async () => {
  for (let at = 1; at <= 12; at += 1) {
    let nowMs = 1_000;
    const first = openSealing(undefined, () => nowMs);
    const { secrets } = first;
    const backend = await first.open();
    const keys = [];
    for (const uid of ["a", "b", "c"]) keys.push(await backend.admin.create(SPEC, ownerOf(uid), signal));
    const before = await Promise.all(keys.map((key) => bytesOf(backend, key)));
    annotate(secrets, dataKeysIn(secrets)[0]!.metadata.name);
    secrets.failsFromWrite = secrets.writes + at;
    await once(first.sealing);
    secrets.failsFromWrite = 0;

    const next = openSealing(secrets, () => nowMs);
    const after = await next.open();
    for (let look = 0; look < 3; look += 1) {
      nowMs += 120_000;
      await once(next.sealing);
    }
    assert.deepEqual(await Promise.all(keys.map((key) => bytesOf(after, key))), before, `write ${at}`);
    assert.equal(dataKeysIn(secrets).length, 1, `write ${at}`);
  }
});

test("the set of a key that is being deleted goes with its last version", async () => {
  const { open, secrets, expect } = openSealing();
  const backend = await open();
  const key = await backend.admin.create(SPEC, ownerOf("a"), signal);
  expect(ownerOf("a"), 1, true);
  await backend.admin.destroy(key, 0, signal);
  assert.equal(secrets.get(sealedSetName(ownerOf("a"))), undefined);
  assert.deepEqual(await Array.fromAsync(backend.admin.list(CLUSTER, signal)), []);
});

function annotate(secrets: { edit(name: string, change: (secret: Secret) => Secret): void }, name: string): void {
  secrets.edit(name, (secret) => {
    const annotations = { ...secret.metadata.annotations, "keyward.dev/rotate": "now" };
    return { ...secret, metadata: { ...secret.metadata, annotations } };
  });
}

/** One look at every software backend. */
async function once(sealing: { resealOnce(signal: AbortSignal): Promise<void> }): Promise<void> {
  await sealing.resealOnce(signal);
}
