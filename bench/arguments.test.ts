import assert from "node:assert/strict";
import { test } from "node:test";
import { parseBenchArgs } from "./arguments.ts";

test("without arguments everything is measured, and nothing is compared", () => {
  const { quick, json, only, compare, out } = parseBenchArgs([]);
  assert.deepEqual({ quick, json, compare, out }, { quick: false, json: false, compare: undefined, out: undefined });
  assert.equal(only.operations.size + only.wires.size, 0);
});

test("names of operations and of wires are told apart", () => {
  const { only } = parseBenchArgs(["--only", "hash,binary,certificate"]);
  assert.deepEqual([...only.operations], ["hash", "certificate"]);
  assert.deepEqual([...only.wires], ["binary"]);
});

test("a name that is neither is refused by its name", () => {
  assert.throws(() => parseBenchArgs(["--only", "hash,speed"]), /"speed" is no operation and no wire/);
  assert.throws(() => parseBenchArgs(["--only", ""]), /"" is no operation/);
});

test("an option that is none is refused", () => {
  assert.throws(() => parseBenchArgs(["--fast"]), /--fast/);
  assert.throws(() => parseBenchArgs(["hash"]), /hash/);
});
