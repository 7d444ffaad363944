import assert from "node:assert/strict";
import { test } from "node:test";
import { parseUsages } from "@keyward/core/algorithms/key-usage";
import { decodeRecord, encodeRecord, keyId, labelPrefix, readableLabel, recordLabel } from "./owner-record.ts";

const OWNER = { clusterId: "c", namespace: "n", policy: "p", policyUid: "pu", key: "k", keyUid: "ku", version: 3 };
const USAGES = parseUsages(["sign", "verify"]);
const RECORD = { algorithm: "ECDSA-P256", owner: OWNER, createdAtMs: 1_700_000_000_000, usages: USAGES };

test("a record reads back, from a data object and from a label", () => {
  for (const text of [encodeRecord(RECORD), recordLabel(RECORD)]) {
    assert.deepEqual(decodeRecord(Buffer.from(text)), RECORD);
  }
});

test("a record without usages is one, too", () => {
  const record = { ...RECORD, usages: undefined };
  assert.deepEqual(decodeRecord(Buffer.from(encodeRecord(record))), record);
});

test("what others wrote is no record", () => {
  const { version: _, ...noVersion } = OWNER;
  const texts = ["", "{", "null", "[]", '{"owner":{}}', JSON.stringify({ ...RECORD, owner: noVersion })];
  for (const usages of [["fly"], "sign", {}]) texts.push(JSON.stringify({ ...RECORD, usages }));
  for (const text of texts) assert.equal(decodeRecord(Buffer.from(text)), undefined);
  assert.equal(decodeRecord(Buffer.alloc(10_000, 0x20)), undefined);
  assert.equal(decodeRecord(undefined), undefined);
});

test("another version, key or cluster has another id", () => {
  const owners = [OWNER, { ...OWNER, version: 4 }, { ...OWNER, keyUid: "x" }, { ...OWNER, clusterId: "x" }];
  assert.equal(new Set(owners.map((owner) => Buffer.from(keyId(owner)).toString("hex"))).size, owners.length);
});

test("a label begins with the cluster's mark and is short, however long names are", () => {
  const label = readableLabel({ ...OWNER, namespace: "n".repeat(63), key: "k".repeat(253) });
  assert.ok(label.startsWith(labelPrefix("c")));
  assert.equal(label.length, 120);
});
