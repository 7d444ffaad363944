import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { test } from "node:test";
import { LeftoverProcesses } from "./leftover-processes.ts";

test("what a run has started is ended, and nobody else's process", { skip: process.platform !== "linux" }, async () => {
  const own = new LeftoverProcesses();
  const other = new LeftoverProcesses();
  const left = spawn("sleep", ["600"], { env: { ...process.env, ...own.env } });
  const stays = spawn("sleep", ["601"], { env: { ...process.env, ...other.env } });
  await Promise.all([once(left, "spawn"), once(stays, "spawn")]);
  const ended = once(left, "exit");
  assert.deepEqual(own.end(), ["sleep 600"]);
  assert.deepEqual(await ended, [null, "SIGKILL"]);
  assert.equal(stays.exitCode ?? stays.signalCode, null);
  const end = once(stays, "exit");
  assert.deepEqual(other.end(), ["sleep 601"]);
  await end;
  assert.deepEqual(own.end(), []);
});
