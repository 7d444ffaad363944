import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { test } from "node:test";
import { runPlan } from "./bench.ts";
import { readBenchConfig } from "./config.ts";
import type { Plan } from "./plan/scene.ts";

/** With an empty cache grpc-go is fetched and compiled. */
const TIMEOUT_MS = 600_000;
const CLI = join(import.meta.dirname, "cli.ts");
const CONFIG = readBenchConfig();
const PLAN: Plan = {
  amounts: { serverWarmUpMs: 50, warmUpMs: 50, turns: 2, turnMs: 500 },
  scenes: [
    { operation: "hash", bytes: 32, c: 4, connections: 2, wires: ["grpc", "binary", "go"] },
    { operation: "certificate", bytes: 0, c: 2, connections: 1, wires: ["grpc", "binary", "go"] },
  ],
};

test("a small table is measured from end to end", { timeout: TIMEOUT_MS }, async () => {
  const place = { ...CONFIG, signal: AbortSignal.timeout(TIMEOUT_MS), report: () => {} };
  const { rows, failures } = await runPlan(PLAN, { place, nowMs: Date.now(), mayTakeMinutes: false });
  assert.deepEqual(failures, []);
  assert.deepEqual(
    rows.map(({ operation, wire }) => `${operation} ${wire}`),
    ["hash grpc", "hash binary", "hash go", "certificate grpc", "certificate binary", "certificate go"],
  );
  for (const row of rows) {
    assert.ok(row.opsPerSecond > 0 && row.rssMb > 0 && row.p50Us > 0 && row.p50Us <= row.p99Us, JSON.stringify(row));
    assert.ok(row.wire !== "go" || row.ratioToGo === 1);
  }
});

test("a run that is interrupted leaves no process and no file", { timeout: TIMEOUT_MS }, async () => {
  const dir = await mkdtemp(join(tmpdir(), "kwb-test-"));
  try {
    const env = { ...CONFIG.env, TMPDIR: dir };
    const child = spawn(process.execPath, [CLI, "--quick", "--only", "hash,grpc"], {
      env,
      stdio: ["ignore", "pipe", "pipe"],
    });
    const ended = once(child, "close");
    for await (const line of createInterface(child.stderr)) if (line.includes("in flight")) child.kill("SIGINT");
    // The pipes close when the last process that has them does.
    const [code] = await ended;
    assert.equal(code, 1);
    assert.deepEqual(await readdir(dir), []);
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
});
