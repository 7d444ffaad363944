import assert from "node:assert/strict";
import test from "node:test";
import { compare, median } from "./comparison.ts";

test("the ratio is the median of the rounds' ratios, not the ratio of the medians", () => {
  const pairs = [
    { usualUs: 1, fipsUs: 2 },
    { usualUs: 10, fipsUs: 10 },
    { usualUs: 4, fipsUs: 6 },
  ];
  assert.deepEqual(compare("x", pairs), { name: "x", usualUs: 4, fipsUs: 6, ratio: 1.5 });
});

test("the median of an even number of values lies between the two in the middle", () => {
  assert.equal(median([4, 1, 3, 2]), 2.5);
  assert.throws(() => median([]), RangeError);
});
