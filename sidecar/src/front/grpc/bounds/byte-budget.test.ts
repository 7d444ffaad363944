import assert from "node:assert/strict";
import { test } from "node:test";
import { ByteBudget } from "./byte-budget.ts";

test("what fits is taken at once", () => {
  const budget = new ByteBudget(10);
  assert.equal(budget.take(10, assert.fail), undefined);
});

test("who finds too little waits until bytes are given back", () => {
  const budget = new ByteBudget(10);
  const granted: string[] = [];
  budget.take(8, assert.fail);
  assert.notEqual(
    budget.take(5, () => granted.push("five")),
    undefined,
  );
  budget.give(2);
  assert.deepEqual(granted, []);
  budget.give(6);
  assert.deepEqual(granted, ["five"]);
});

test("a small one does not overtake a large one that waits", () => {
  const budget = new ByteBudget(10);
  const granted: string[] = [];
  budget.take(8, assert.fail);
  budget.take(10, () => granted.push("large"));
  budget.take(1, () => granted.push("small"));
  budget.give(8);
  assert.deepEqual(granted, ["large"]);
  budget.give(10);
  assert.deepEqual(granted, ["large", "small"]);
});

test("who leaves the queue lets those behind him through", () => {
  const budget = new ByteBudget(10);
  const granted: string[] = [];
  budget.take(5, assert.fail);
  const leave = budget.take(9, assert.fail);
  budget.take(5, () => granted.push("next"));
  leave?.();
  assert.deepEqual(granted, ["next"]);
});

test("more than there ever is is a mistake of the caller, not a wait without end", () => {
  assert.throws(() => new ByteBudget(10).take(11, assert.fail), RangeError);
});
