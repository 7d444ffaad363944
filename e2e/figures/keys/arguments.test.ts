import assert from "node:assert/strict";
import { test } from "node:test";
import { parseKeysArgs } from "./arguments.ts";

test("without arguments there are as many keys as the figures speak of", () => {
  assert.deepEqual(parseKeysArgs([]), { keys: 100_000, json: false, help: false });
});

test("a number of keys and JSON can be asked for", () => {
  assert.deepEqual(parseKeysArgs(["--keys", "2000", "--json"]), { keys: 2000, json: true, help: false });
});

for (const text of ["", "many", "399", "200001", "1e4", "-5", "2000.5"]) {
  test(`"${text}" keys are refused with what is taken`, () => {
    assert.throws(() => parseKeysArgs([`--keys=${text}`]), /it takes a number from 400 to 200000/);
  });
}

test("an option that there is not is refused", () => {
  assert.throws(() => parseKeysArgs(["--key", "5"]), /--key/);
});
