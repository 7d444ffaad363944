import assert from "node:assert/strict";
import test from "node:test";
import { runCommand } from "./command.ts";

const node = (script: string, options: { timeoutMs?: number; signal?: AbortSignal } = {}) =>
  runCommand(process.execPath, ["-e", script], { timeoutMs: 20_000, ...options });

test("a program that fails is named with its exit code and its last words", async () => {
  await assert.rejects(node("console.error('no space left'); process.exit(3)"), /-e .* failed \(3\):\nno space left$/);
});

test("a program that is not there is said so", async () => {
  await assert.rejects(runCommand("keyward-no-such", [], { timeoutMs: 1000 }), /could not be started: no such program/);
});

test("a program that hangs is killed at its limit", async () => {
  await assert.rejects(node("setInterval(() => {}, 1000)", { timeoutMs: 200 }), /took longer than 200 ms/);
});

test("a signal ends the program, with the signal's own reason", async () => {
  const reason = new Error("ended by SIGINT");
  await assert.rejects(node("setInterval(() => {}, 1000)", { signal: AbortSignal.abort(reason) }), reason);
});
