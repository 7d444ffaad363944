import assert from "node:assert/strict";
import { test } from "node:test";
import { appendLine, EMPTY_LEDGER } from "@keyward/crds/ledger/ledger-line";
import { partName } from "@keyward/crds/ledger/ledger-part";
import type { LedgerPart } from "./ledger.ts";
import { checkLedger } from "./ledger-check.ts";
import { knownEnd } from "./verify-ledger.ts";

/** Parts of so many lines each, in one chain. */
function partsOf(...counts: readonly number[]): LedgerPart[] {
  let tail = EMPTY_LEDGER;
  const line = () => {
    const of = { namespace: "shop", key: "invoices", keyUid: "u", by: "policy", at: "2026-01-01T00:00:00.000Z" };
    const added = appendLine(tail, { ...of, action: "Destroyed", version: tail.number + 1 });
    tail = added.tail;
    return added.text;
  };
  return counts.map((count, index) => ({
    name: partName(index + 1),
    number: index + 1,
    lines: Array.from({ length: count }, line),
  }));
}

test("a chain that goes through all parts is whole, and its end is told", () => {
  const report = checkLedger(partsOf(3, 2));
  assert.deepEqual([report.whole, report.parts, report.lines, report.end.number], [true, 2, 5, 5]);
});

test("a part that was taken out is named, and so are its lines", () => {
  const [first, , third] = partsOf(2, 2, 1) as [LedgerPart, LedgerPart, LedgerPart];
  assert.deepEqual(checkLedger([first, third]).faults, [
    { part: "keyward-key-ledger-000002", what: "is missing" },
    { part: "keyward-key-ledger-000003", line: 3, what: "lines 3 to 4 are missing" },
  ]);
});

test("a line that was changed is found in the part where it lies", () => {
  const [first, second] = partsOf(2, 2) as [LedgerPart, LedgerPart];
  const [changed = "", last = ""] = second.lines;
  const report = checkLedger([first, { ...second, lines: [changed.replace("invoices", "receipts"), last] }]);
  assert.equal(report.whole, false);
  assert.deepEqual(
    report.faults.map(({ part, line }) => `${part} ${line}`),
    ["keyward-key-ledger-000002 4"],
  );
});

test("lines that were cut off at the end are found by an end that was kept", () => {
  const parts = partsOf(3);
  const { end } = checkLedger(parts);
  const cut = [{ ...parts[0]!, lines: parts[0]!.lines.slice(0, 2) }];
  assert.equal(checkLedger(cut).whole, true);
  assert.match(checkLedger(cut, end).faults[0]!.what, /line 3 is no longer the one that was seen there/);
  assert.equal(checkLedger(partsOf(5), end).whole, true, "it has grown since");
});

test("an end is read as it was printed, and nothing else", () => {
  const hash = "0a".repeat(32);
  assert.deepEqual(knownEnd(`12:${hash}`), { number: 12, hash });
  for (const text of ["", "12", `0:${hash}`, `12:${hash}0`, `12:${hash.toUpperCase()}`]) {
    assert.throws(() => knownEnd(text), /NUMBER:SHA-256/, text);
  }
});
