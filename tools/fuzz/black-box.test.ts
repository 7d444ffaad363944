import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { BlackBox, readBlackBox } from "./black-box.ts";

test("the last input is found again, also where it is longer than was expected", () => {
  const dir = mkdtempSync(join(tmpdir(), "black-box-"));
  try {
    const path = join(dir, "box");
    const box = new BlackBox(path, 4);
    assert.equal(readBlackBox(path), undefined);
    for (const length of [4, 100_000, 0, 5]) {
      const input = new Uint8Array(length).fill(length);
      box.write(3, input);
      assert.deepEqual(readBlackBox(path)?.input, input);
    }
    assert.deepEqual([readBlackBox(path)?.run, readBlackBox(path)?.target], [4, 3]);
    box.close();
  } finally {
    rmSync(dir, { recursive: true });
  }
});
