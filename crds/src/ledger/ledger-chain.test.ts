import assert from "node:assert/strict";
import { test } from "node:test";
import { followLedger } from "./ledger-chain.ts";
import { appendLine, EMPTY_LEDGER, type LedgerEvent } from "./ledger-line.ts";
import { linesOfPart, partName, partNumber } from "./ledger-part.ts";

const event = (version: number): LedgerEvent => ({
  at: "2026-01-01T00:00:00.000Z",
  action: "Destroyed",
  version,
  by: "policy",
  namespace: "shop",
  key: "signing",
  keyUid: "a1",
});

function ledger(count: number): string[] {
  let tail = EMPTY_LEDGER;
  return Array.from({ length: count }, (_, index) => {
    const added = appendLine(tail, event(index + 1));
    tail = added.tail;
    return added.text;
  });
}

const faults = (lines: readonly string[]) => followLedger(lines).breaks.map(({ what }) => what);

test("a ledger that nobody touched has no break, whole or from any line on", () => {
  const lines = ledger(5);
  const end = followLedger(lines);
  assert.deepEqual([end.tail.number, end.breaks], [5, []]);
  assert.deepEqual(followLedger(lines.slice(2), followLedger(lines.slice(0, 2)).tail), end);
  assert.deepEqual(followLedger([]), { tail: EMPTY_LEDGER, breaks: [] });
});

test("a line that was changed is found", () => {
  const [first, second, third] = ledger(3) as [string, string, string];
  assert.deepEqual(faults([first, second.replace("policy", "nobody"), third]), [
    "line 3 does not follow from line 2: one of the two was changed",
  ]);
});

test("lines that were taken out are found, and the rest is followed", () => {
  const lines = ledger(6);
  assert.deepEqual(followLedger([lines[0]!, lines[2]!, lines[5]!]).breaks, [
    { line: 2, what: "line 2 is missing" },
    { line: 4, what: "lines 4 to 5 are missing" },
  ]);
  assert.deepEqual(faults(lines.slice(1)), ["line 1 is missing"]);
});

test("lines of another ledger, and lines that come twice, are found", () => {
  const lines = ledger(2);
  assert.deepEqual(faults([lines[0]!, lines[0]!, lines[1]!]), ["line 1 is there where line 2 was to come"]);
  const forged = appendLine({ number: 0, hash: "ab".repeat(32) }, event(9)).text;
  assert.deepEqual(faults([forged]), ["line 1 is not the first of its ledger"]);
});

test("what is no line is said to be none", () => {
  for (const text of ["{", "null", "[]", '"x"', '{"number":1}', '{"number":-1,"previous":""}']) {
    assert.deepEqual(faults([text]), ["line 1 is no line of a ledger"], text);
  }
});

test("parts have names in order, and a name says which part it is", () => {
  assert.equal(partName(1), "keyward-key-ledger-000001");
  for (const number of [1, 42, 999_999, 1_000_000]) assert.equal(partNumber(partName(number)), number);
  for (const name of [
    "keyward-key-ledger-",
    "keyward-key-ledger-1",
    "keyward-key-ledger-000001x",
    "kube-root-ca.crt",
  ]) {
    assert.equal(partNumber(name), undefined);
  }
  assert.deepEqual(linesOfPart({ lines: "a\n\nb\n" }), ["a", "b"]);
  assert.deepEqual(linesOfPart(undefined), []);
});
