import assert from "node:assert/strict";
import { test } from "node:test";
import { celValue, judge, speaksOfChange } from "./cel.ts";

const holds = (rule: string, self: unknown, oldSelf?: unknown) =>
  judge({ rule, message: "broken" }, self, oldSelf) === undefined;

test("has sees fields of the object and none that JavaScript adds", () => {
  assert.ok(holds("has(self.a)", { a: false }));
  assert.ok(holds("!has(self.a) && !has(self.constructor) && !has(self.toString)", {}));
});

test("size counts characters, not UTF-16 units", () => {
  assert.ok(holds("size(self.name) == 3", { name: "aä😀" }));
});

test("durations compare across units, signs and fractions", () => {
  assert.ok(holds("duration(self.a) == duration(self.b)", { a: "90m", b: "1h30m" }));
  assert.ok(holds("duration(self.a) < duration(self.b)", { a: "-1.5h", b: "+0s" }));
  assert.ok(holds("duration(self.a) < duration(self.b)", { a: "1ns", b: "2ns" }));
});

test("a rule that fails to evaluate does not hold, and says why", () => {
  assert.equal(
    judge({ rule: "self.missing.deep == 1", message: "broken" }, {}, undefined),
    "broken (the rule could not be evaluated: No such key: missing)",
  );
});

test("a rule that gives anything but true does not hold", () => {
  assert.ok(!holds("self.a", { a: "true" }));
});

test("objects are equal by content, in any order of fields", () => {
  assert.ok(holds("self == oldSelf", { a: { b: 1n }, c: ["x"] }, { c: ["x"], a: { b: 1n } }));
  assert.ok(!holds("self == oldSelf", { a: { b: 1n } }, { a: { b: 2n } }));
});

test("integers of the schema are ints, and numbers elsewhere stay as they are", () => {
  const node = { properties: { bits: { integer: true }, list: { items: { integer: true } } } } as const;
  assert.deepEqual(celValue({ bits: 3072, list: [1], other: 5 }, node), { bits: 3072n, list: [1n], other: 5 });
});

test("a rule speaks of a change where it names oldSelf as a word", () => {
  assert.ok(speaksOfChange({ rule: "self == oldSelf", message: "" }));
  assert.ok(!speaksOfChange({ rule: "self.oldSelfie == 1", message: "" }));
});
