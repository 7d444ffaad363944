import assert from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { test } from "node:test";
import { LeftoverProcesses } from "./leftover-processes.ts";

test("what a run has started is ended, and nobody else's process", { skip: process.platform !== "linux" }, async () => {
  const own = new LeftoverProcesses();
  const other = new LeftoverProcesses();
  const [left, stays] = [await waiting("own", own), await waiting("other", other)];
  const ended = once(left, "exit");
  assert.deepEqual(own.end(), ["sh -c echo up; read own"]);
  assert.deepEqual(await ended, [null, "SIGKILL"]);
  assert.equal(stays.exitCode ?? stays.signalCode, null);
  const end = once(stays, "exit");
  assert.deepEqual(other.end(), ["sh -c echo up; read other"]);
  await end;
  assert.deepEqual(own.end(), []);
});

/** A program that waits. It has told so itself: until then the system may show neither its command nor its environment. */
async function waiting(name: string, { env }: LeftoverProcesses): Promise<ChildProcess> {
  const child = spawn("sh", ["-c", `echo up; read ${name}`], { env: { ...process.env, ...env } });
  await once(child.stdout, "data");
  return child;
}
