import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { join } from "node:path";
import { test } from "node:test";
import { promisify } from "node:util";

const CLI = join(import.meta.dirname, "cli.ts");

test("the bench measures every part and ends with one JSON object", { timeout: 600_000 }, async () => {
  const { stdout } = await promisify(execFile)(process.execPath, [CLI, "--quick", "--json"]);
  const figures = JSON.parse(stdout.trim().split("\n").at(-1)!);
  assert.ok(figures.overhead.length > 10);
  assert.ok(figures.overhead.every((row: { addedUs: unknown }) => Number.isFinite(row.addedUs)));
  assert.ok(figures.latency.busy.p99Ms > 0);
  assert.ok(figures.latency.keysMade >= 0);
  assert.deepEqual(
    figures.streams.map(({ name }: { name: string }) => name),
    ["HashStream", "ComputeMacStream", "EncryptStream"],
  );
});
