import assert from "node:assert/strict";
import { test } from "node:test";
import type { LedgerEvent } from "@keyward/crds/ledger/ledger-line";
import { mergeHistory, parseLines } from "./ledger.ts";

const line = (change: object): LedgerEvent => ({
  namespace: "shop",
  key: "invoices",
  keyUid: "u",
  at: "2026-01-01T00:00:00.000Z",
  action: "Created",
  version: 1,
  by: "policy",
  ...change,
});

test("lines of the ledger are read, and what is none is left out", () => {
  const lines = [JSON.stringify(line({})), "not json", "{}", "null", "[]", JSON.stringify(line({ version: 2 }))];
  assert.deepEqual(
    parseLines(lines).map(({ version }) => version),
    [1, 2],
  );
});

test("an event that ledger and status both tell is told once, the oldest first", () => {
  const late = { at: "2026-01-02T00:00:00.000Z", action: "Retired" as const, version: 1, by: "request/x" };
  const merged = mergeHistory([late], [line(late), line({})], "u");
  assert.deepEqual(
    merged.map(({ action }) => action),
    ["Created", "Retired"],
  );
  assert.deepEqual(merged[1], late);
});

test("a destruction is told once, though the ledger wrote it down before it was done", () => {
  const at = "2026-01-02T00:00:00.500Z";
  const done = { at, action: "Destroyed" as const, version: 1, by: "policy", note: "the backend ends it later" };
  const before = { action: "Destroyed" as const, at: "2026-01-02T00:00:00.000Z" };
  const merged = mergeHistory([done], [line({}), line(before), line({ ...before, version: 2 })], "u");
  assert.deepEqual(
    merged.map(({ action, version }) => `${action} ${version}`),
    ["Created 1", "Destroyed 2", "Destroyed 1"],
  );
  assert.deepEqual(merged.at(-1), done);
});

test("two keys that had one name after the other each tell of their ends", () => {
  const ends = ["u1", "u2"].map((keyUid) => line({ keyUid, action: "Destroyed" }));
  assert.equal(mergeHistory([], ends).length, 2);
});
