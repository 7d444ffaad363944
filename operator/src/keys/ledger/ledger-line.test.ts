import assert from "node:assert/strict";
import { test } from "node:test";
import { appendLine, EMPTY_LEDGER, type LedgerEvent, verifyLedger } from "./ledger-line.ts";

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

test("a ledger that nobody touched verifies, whole or from any line on", () => {
  const lines = ledger(5);
  const end = verifyLedger(lines);
  assert.equal(end.number, 5);
  assert.deepEqual(verifyLedger(lines.slice(2), verifyLedger(lines.slice(0, 2))), end);
});

test("a line that was changed is found", () => {
  const lines = ledger(3);
  assert.throws(
    () => verifyLedger([lines[0]!, lines[1]!.replace("policy", "nobody"), lines[2]!]),
    /line 3 does not follow/,
  );
});

test("a line that was taken out is found", () => {
  const lines = ledger(3);
  assert.throws(() => verifyLedger([lines[0]!, lines[2]!]), /line 2 is missing/);
  assert.throws(() => verifyLedger(lines.slice(1)), /line 1 is missing/);
});

test("what is no line is said to be none", () => {
  assert.throws(() => verifyLedger(["{"]), /line 1 is missing or no line/);
});
