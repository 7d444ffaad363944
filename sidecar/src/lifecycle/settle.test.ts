import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { test } from "node:test";
import { settleMemory } from "./settle.ts";

test("without the collector nothing happens", async () => {
  await settleMemory({});
});

test("with it, what nobody refers to is gone", () => {
  const program = `
    import { settleMemory } from ${JSON.stringify(join(import.meta.dirname, "settle.ts"))};
    const gone = new WeakRef({});
    setTimeout(async () => { await settleMemory(); console.log(gone.deref() === undefined); });
  `;
  const args = ["--expose-gc", "--input-type=module-typescript", "--eval", program];
  assert.equal(spawnSync(process.execPath, args, { encoding: "utf8" }).stdout.trim(), "true");
});
