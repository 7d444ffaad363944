import assert from "node:assert/strict";
import { createPublicKey, generateKeyPairSync, type KeyObject, randomBytes } from "node:crypto";
import { beforeEach, test } from "node:test";
import { create } from "@bufbuild/protobuf";
import { formatUsages } from "@keyward/core/algorithms/key-usage";
import { systemClock } from "@keyward/kube/watch/clock";
import { type KeySet, KeySetSchema, KeyVersionState } from "@keyward/proto/gen/keyward/agent/v1/agent_pb";
import { logTo } from "../log/log.ts";
import { RemoteKeys } from "../remote/remote-keys.ts";
import { KeyStore } from "./key-store.ts";
import { NODE_KEY_USE } from "./testing/node-key-use.ts";

let lines: string[];
let store: KeyStore;
beforeEach(() => {
  lines = [];
  store = new KeyStore(
    NODE_KEY_USE,
    new RemoteKeys(systemClock),
    logTo({ write: (line) => lines.push(line) }, "debug"),
  );
});

const PAIRS = new Map<number, KeyObject>();
const pairOf = (version: number) =>
  PAIRS.getOrInsertComputed(version, () => generateKeyPairSync("ec", { namedCurve: "P-256" }).privateKey);

function pair(version: number, changes: object = {}) {
  const key = pairOf(version);
  return {
    version,
    state: KeyVersionState.RETIRED,
    publicKey: createPublicKey(key).export({ format: "der", type: "spki" }),
    fingerprint: `f${version}`,
    material: { case: "privateKey" as const, value: key.export({ format: "der", type: "pkcs8" }) },
    ...changes,
  };
}

function setOf(revision: number, activeVersion: number, versions: object[], changes: object = {}): KeySet {
  return create(KeySetSchema, {
    key: "orders",
    keyUid: "u1",
    policy: "signing",
    policyUid: "p1",
    revision: BigInt(revision),
    activeVersion,
    usages: ["sign", "verify"],
    algorithm: "ECDSA-P256",
    versions,
    ...changes,
  } as never);
}

test("the active version makes, and all of them read, newest first", () => {
  const report = store.takeSet(setOf(1, 2, [pair(1), pair(2), pair(3)]));
  assert.deepEqual([report.fault, report.versions?.map(({ version }) => version)], ["", [1, 2, 3]]);
  const { active, reading } = store.keyOf("orders")!;
  assert.equal(active?.version, 2);
  assert.deepEqual(
    [reading, ...reading!.others!].map((key) => key!.version),
    [2, 3, 1],
  );
  assert.equal(store.require("orders").version, 2);
});

test("a set with a lower revision is an old one, and changes nothing", () => {
  store.takeSet(setOf(5, 2, [pair(1), pair(2)]));
  const report = store.takeSet(setOf(4, 1, [pair(1)]));
  assert.equal(report.revision, 5n);
  assert.equal(store.keyOf("orders")?.active?.version, 2);
  store.takeSet(setOf(1, 1, [pair(1)], { keyUid: "u2" }));
  assert.equal(store.keyOf("orders")?.active?.version, 1, "another key of the name counts anew");
});

test("a version that the set lacks is gone, the active one as well", () => {
  store.takeSet(setOf(1, 2, [pair(1), pair(2)]));
  store.takeSet(setOf(2, 0, [pair(1)]));
  const { active, reading, versions } = store.keyOf("orders")!;
  assert.deepEqual([active, reading?.version, [...versions.keys()]], [undefined, 1, [1]]);
  assert.throws(() => store.require("orders"), { code: "FAILED_PRECONDITION", message: /no active version/ });
});

test("a version that cannot be used is told of, and the one before it stays active", () => {
  store.takeSet(setOf(1, 1, [pair(1)]));
  const foreign = { ...pair(2), publicKey: pair(3).publicKey };
  const report = store.takeSet(setOf(2, 2, [pair(1), foreign]));
  assert.match(report.fault!, /version 2: its private half is another key's/);
  assert.equal(store.keyOf("orders")?.active?.version, 1);
});

test("a version that comes again stays the object that it was; without its private half it only verifies", () => {
  store.takeSet(setOf(1, 1, [pair(1)]));
  const { material } = store.keyOf("orders")!.active!;
  store.takeSet(setOf(2, 1, [pair(1)]));
  assert.equal(store.keyOf("orders")?.active?.material, material);
  store.takeSet(setOf(3, 2, [{ ...pair(1), material: { case: undefined } }, pair(2)]));
  assert.equal(store.keyOf("orders")?.versions.get(1)?.material.kind, "public");
});

test("a version whose backend is away stays as it is, and is told of where it is not here", () => {
  store.takeSet(setOf(1, 1, [pair(1)]));
  const away = { material: { case: undefined }, unchanged: true };
  const report = store.takeSet(setOf(2, 1, [pair(1, away), pair(2, away)]));
  assert.match(report.fault!, /version 2: its backend cannot be asked/);
  assert.equal(store.keyOf("orders")?.active?.material.kind, "pair");
  assert.equal(store.takeSet(setOf(2, 2, [pair(1), pair(2)])).fault, "");
  assert.equal(store.keyOf("orders")?.active?.version, 2);
});

test("secrets and every other kind of key are taken, with the usages of the policy and no more", () => {
  const value = randomBytes(32);
  const version = {
    version: 1,
    state: KeyVersionState.ACTIVE,
    fingerprint: "x",
    material: { case: "privateKey", value },
  };
  const report = store.takeSet(setOf(1, 1, [version], { algorithm: "AES-256", usages: ["decrypt", "sign", "later"] }));
  assert.equal(report.fault, "");
  const key = store.keyOf("orders")!.active!;
  assert.deepEqual([key.type.name, key.material.kind, formatUsages(key.usages)], ["AES-256", "secret", ["decrypt"]]);
  assert.ok(value.every((byte) => byte === 0));
});

test("a set that cannot be used says why and leaves what is held; its bytes are overwritten", () => {
  store.takeSet(setOf(1, 1, [pair(1)]));
  const set = setOf(2, 1, [pair(1)], { algorithm: "ECDSA-P1024" });
  assert.match(store.takeSet(set).fault!, /newer than this sidecar/);
  assert.equal(store.keyOf("orders")?.active?.version, 1);
  const { material } = set.versions[0]!;
  assert.ok(material.case === "privateKey" && material.value.every((byte) => byte === 0));
  const many = Array.from({ length: 129 }, (_, index) => pair(1, { version: index + 1 }));
  assert.match(store.takeSet(setOf(3, 1, many)).fault!, /more than 128 versions/);
});

test("what is held is said of every key that came as a set", () => {
  assert.deepEqual(store.reports(), []);
  store.takeSet(setOf(7, 1, [pair(1)]));
  assert.deepEqual(store.reports(), [
    { key: "orders", keyUid: "u1", revision: 7n, versions: [{ version: 1, fingerprint: "f1" }], fault: "" },
  ]);
  store.withdraw({ policy: "orders", policyUid: "p1", keyUid: "u9", reason: "" } as never);
  assert.ok(store.has("orders"));
  store.withdraw({ policy: "orders", policyUid: "p1", keyUid: "u1", reason: "gone" } as never);
  assert.ok(!store.has("orders"));
});
