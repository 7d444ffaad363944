import assert from "node:assert/strict";
import test from "node:test";
import { median, percentile, spread } from "./percentile.ts";

const HUNDRED = Array.from({ length: 100 }, (_, index) => 100 - index);

test("a percentile is a sample that occurred, by nearest rank", () => {
  assert.equal(percentile(HUNDRED, 99), 99);
  assert.equal(percentile(HUNDRED, 100), 100);
  assert.equal(percentile(HUNDRED, 50), 50);
  assert.equal(percentile([7], 1), 7);
});

test("one slow sample in a hundred is the maximum and not p99, two are p99", () => {
  assert.equal(percentile([...Array(99).fill(1), 500], 99), 1);
  assert.equal(percentile([...Array(98).fill(1), 500, 500], 99), 500);
});

test("the median of an even number of samples is between the two in the middle", () => {
  assert.equal(median([4, 1, 3, 2]), 2.5);
  assert.equal(median([9, 1, 2]), 2);
});

test("numbers are ordered as numbers, not as text", () => {
  assert.equal(percentile([10, 9, 100], 100), 100);
  assert.equal(median([10, 9, 100]), 10);
});

test("no sample is an error, not zero", () => {
  assert.throws(() => percentile([], 99), RangeError);
  assert.throws(() => median([]), RangeError);
});

test("a spread names its percentiles and unit", () => {
  assert.equal(spread(HUNDRED), "p50 50.0, p99 99.0, max 100.0 ms");
});
