import assert from "node:assert/strict";
import { test } from "node:test";
import { freeBytes } from "./free.ts";

test("bytes that have their memory for themselves are freed at once", () => {
  const bytes = Buffer.allocUnsafeSlow(65_536);
  freeBytes(bytes);
  assert.equal(bytes.length, 0);
});

test("a part of something is let alone, and what is small", () => {
  const whole = Buffer.allocUnsafeSlow(65_536);
  const small = Buffer.from("of a pool that all have in common");
  freeBytes(whole.subarray(1));
  freeBytes(small);
  assert.deepEqual([whole.length, small.toString()], [65_536, "of a pool that all have in common"]);
});
