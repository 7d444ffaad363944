import assert from "node:assert/strict";
import { test } from "node:test";
import { renderTally } from "./report.ts";
import { failed, PASSED, REFUSED, skipped } from "./runners/runner.ts";
import { Tally } from "./tally.ts";

test("every verdict is counted, by file and in all", () => {
  const tally = new Tally();
  for (const verdict of [PASSED, REFUSED, REFUSED, skipped("no such curve")]) tally.add("a", { id: "1", verdict });
  tally.add("b", { id: "2", verdict: failed("why") });
  assert.deepEqual(tally.total, { passed: 1, refused: 2, skipped: 1, failed: 1 });
  assert.deepEqual(tally.byFile.get("b"), { passed: 0, refused: 0, skipped: 0, failed: 1 });
  assert.match(renderTally(tally), /^skipped 1: no such curve$/m);
  assert.match(renderTally(tally), /^FAILED b: 2: why$/m);
});

test("a skip without a reason is a failure", () => {
  const tally = new Tally();
  tally.add("a", { id: "1", verdict: skipped("") });
  assert.deepEqual(tally.total, { passed: 0, refused: 0, skipped: 0, failed: 1 });
});
