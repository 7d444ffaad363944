import assert from "node:assert/strict";
import { test } from "node:test";
import { commonVersion } from "./versions.ts";

const CASES: readonly (readonly [lowest: number, highest: number, common: number | undefined])[] = [
  [1, 1, 1],
  [1, 2, 2],
  [2, 2, 2],
  [1, 9, 2],
  [2, 9, 2],
  [3, 9, undefined],
  [0, 0, undefined],
  [0, 1, 1],
  [2, 1, undefined],
  [2 ** 32 - 1, 2 ** 32 - 1, undefined],
];

for (const [lowest, highest, common] of CASES) {
  test(`with a client that speaks ${lowest} to ${highest} the version is ${common}`, () => {
    assert.equal(commonVersion({ lowest, highest }), common);
  });
}
