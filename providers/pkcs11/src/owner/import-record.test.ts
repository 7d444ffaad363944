import assert from "node:assert/strict";
import { test } from "node:test";
import { decodeImport, encodeImport, importId, importLabel } from "./import-record.ts";
import { decodeRecord, keyId, labelPrefix } from "./owner-record.ts";

const OWNER = { clusterId: "c", namespace: "n", policy: "p", policyUid: "pu", key: "k", keyUid: "ku", version: 3 };
const PURPOSE = { owner: OWNER, algorithm: "ECDSA-P256", method: "RSA-AES-KWP-SHA256" };
const RECORD = { ...PURPOSE, endsAtMs: 1_700_000_000_000 };

test("a record of an import reads back, and is none of a key", () => {
  const bytes = Buffer.from(encodeImport(RECORD));
  assert.deepEqual(decodeImport(bytes), RECORD);
  assert.equal(decodeRecord(bytes), undefined);
});

test("what others wrote is no record of an import", () => {
  const { version: _, ...noVersion } = OWNER;
  const wrong = [
    { ...RECORD, owner: noVersion },
    { ...RECORD, endsAtMs: "soon" },
    { ...RECORD, method: 3 },
  ];
  for (const text of ["", "{", "null", "[]", '{"owner":{}}', ...wrong.map((each) => JSON.stringify(each))]) {
    assert.equal(decodeImport(Buffer.from(text)), undefined, text);
  }
  assert.equal(decodeImport(Buffer.alloc(10_000, 0x20)), undefined);
  assert.equal(decodeImport(undefined), undefined);
});

test("another owner, kind of key or method has another wrapping key, and none has the id of a key", () => {
  const purposes = [
    PURPOSE,
    { ...PURPOSE, owner: { ...OWNER, version: 4 } },
    { ...PURPOSE, algorithm: "ECDH-P256" },
    { ...PURPOSE, method: "RSA-OAEP-SHA256" },
  ];
  const ids = [...purposes.map(importId), keyId(OWNER)].map((id) => Buffer.from(id).toString("hex"));
  assert.equal(new Set(ids).size, ids.length);
});

test("a wrapping key does not bear the mark of a key, and its label is short, however long names are", () => {
  const label = importLabel({ ...OWNER, namespace: "n".repeat(63), key: "k".repeat(253) });
  assert.ok(!label.startsWith(labelPrefix("c")));
  assert.equal(label.length, 120);
});
