import assert from "node:assert/strict";
import { test } from "node:test";
import { parseBenchArgs } from "./arguments.ts";
import { compare } from "./overhead/comparison.ts";
import { measureOverhead } from "./overhead/overhead.ts";
import { renderFigures } from "./report.ts";
import { median, percentile } from "./statistics.ts";

test("every operation of the bench does what its bare call does, without a refusal", async () => {
  const comparisons = await measureOverhead({ rounds: 1, halfRoundMs: 0.01 });
  assert.ok(comparisons.length > 10);
  assert.ok(comparisons.every(({ engineUs, bareUs }) => engineUs > 0 && bareUs > 0));
});

test("each half of a round makes the same number of calls", async () => {
  const counts = { engine: 0, bare: 0 };
  const pair = { name: "x", engine: () => counts.engine++, bare: async () => counts.bare++ };
  await compare(pair, { rounds: 3, halfRoundMs: 0.1 });
  // The engine is called for one trial more, so that both are warm.
  assert.equal(counts.engine - 20, counts.bare);
});

test("a median of an even number of values lies between, and a percentile is one of the values", () => {
  assert.equal(median([4, 1, 3, 2]), 2.5);
  assert.equal(percentile([4, 1, 3, 2], 50), 2);
  assert.throws(() => median([]), RangeError);
  assert.throws(() => percentile([], 99), RangeError);
});

test("a figure beyond its target is said to fall short", () => {
  const row = { name: "Hash", engineUs: 9, bareUs: 1, addedUs: 8 };
  assert.match(renderFigures({ overhead: [row] }), /added +8\.00 us +falls short \(< 5 us\)/);
});

test("a measurement that is none is refused with those that there are", () => {
  assert.throws(() => parseBenchArgs(["--only", "speed"]), /"speed"; there are overhead, latency, streams/);
});
