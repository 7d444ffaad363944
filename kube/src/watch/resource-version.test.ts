import assert from "node:assert/strict";
import { test } from "node:test";
import { isBehind } from "./resource-version.ts";

test("resource versions compare as numbers, however long they are", () => {
  assert.ok(isBehind("9", "10"));
  assert.ok(isBehind("18446744073709551615", "18446744073709551616"));
  assert.ok(!isBehind("10", "10"));
  assert.ok(!isBehind("10", "9"));
});

test("of what is no number nothing is said", () => {
  for (const odd of ["", "0", "a1", "1a", "-1", "1.5"]) {
    assert.ok(!isBehind(odd, "10"), odd);
    assert.ok(!isBehind("10", odd), odd);
  }
});
