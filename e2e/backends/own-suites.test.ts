import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type TestContext, test } from "node:test";
import { tallySuite } from "./own-suites.ts";
import type { Tally } from "./tally.ts";

/** @returns what is counted of a suite of these lines */
async function tallied(context: TestContext, ...lines: readonly string[]): Promise<Tally> {
  const folder = await mkdtemp(join(tmpdir(), "keyward-suite-"));
  context.after(() => rm(folder, { recursive: true }));
  await writeFile(join(folder, "suite.test.mjs"), ['import { test } from "node:test";', ...lines].join("\n"));
  return tallySuite("suite.test.mjs", folder);
}

test("tests are counted, and why some were skipped and what failed is told", async (context) => {
  const tally = await tallied(
    context,
    'test("one", () => {});',
    'test("two", { skip: "no moon" }, () => {});',
    'test("three", () => { throw new Error("no sun"); });',
  );
  assert.deepEqual([tally.passed, tally.failed, tally.skipped], [1, 1, 1]);
  assert.deepEqual(tally.skips, { "no moon": 1 });
  assert.ok(tally.failures?.includes("three"));
});

test("a suite that could not start here has the reason, and nothing that was skipped", async (context) => {
  const skip = 'test("one", { skip: "no browser" }, () => {});\n';
  assert.deepEqual(await tallied(context, skip, skip), { passed: 0, failed: 0, skipped: 0, reason: "no browser" });
});

test("a suite that falls over is a failure", async (context) => {
  assert.equal((await tallied(context, "process.kill(process.pid, 'SIGKILL');")).failed, 1);
  assert.equal((await tallied(context, "this is no program")).failed, 1);
});
