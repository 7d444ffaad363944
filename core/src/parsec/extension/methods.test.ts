import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { HELLO, isExtension, METHOD_NUMBERS } from "./methods.ts";

const RELEASED = JSON.parse(readFileSync(join(import.meta.dirname, "released.json"), "utf8")) as Record<string, string>;

test("no number is given twice, none is Hello's, and all are ours", () => {
  const numbers = [HELLO, ...METHOD_NUMBERS.values()];
  assert.equal(new Set(numbers).size, numbers.length);
  assert.ok(numbers.every(isExtension));
  for (const foreign of [0, 1, 0x20, 0x4b56_ffff, 0x4b58_0000, 0xffff_ffff]) assert.equal(isExtension(foreign), false);
});

test("every number that was ever given is still the same method's", () => {
  for (const [method, number] of Object.entries(RELEASED)) {
    assert.equal(METHOD_NUMBERS.get(method), Number(number), `${method} has lost its number: clients have it built in`);
  }
});

test("what is given is written down", () => {
  const missing = [...METHOD_NUMBERS.keys()].filter((method) => !(method in RELEASED));
  assert.deepEqual(missing, [], "add these to released.json, below the others");
});
