import assert from "node:assert/strict";
import { test } from "node:test";
import { Pace } from "./pace.ts";

test("the first write comes soon, the next ones a second apart, for each profile by itself", () => {
  let nowMs = 10_000;
  const pace = new Pace(() => nowMs);
  assert.equal(pace.delayMs("a"), 50);
  pace.wrote("a");
  assert.equal(pace.delayMs("a"), 1_000);
  assert.equal(pace.delayMs("b"), 50);
  nowMs += 700;
  assert.equal(pace.delayMs("a"), 300);
  nowMs += 10_000;
  assert.equal(pace.delayMs("a"), 50);
  pace.wrote("a");
  pace.forget("a");
  assert.equal(pace.delayMs("a"), 50);
});
