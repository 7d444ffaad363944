import assert from "node:assert/strict";
import { test } from "node:test";
import { wipe } from "./wipe.ts";

test("all of the memory is zero, and nothing beside it is touched", () => {
  for (const length of [0, 1, 65_535, 65_536, 65_537, 1_000_000]) {
    const whole = Buffer.from(new SharedArrayBuffer(length + 2)).fill(7);
    wipe(whole.subarray(1, length + 1));
    assert.deepEqual([whole[0], whole.at(-1)], [7, 7]);
    assert.equal(whole.subarray(1, length + 1).equals(Buffer.alloc(length)), true);
  }
});
