import assert from "node:assert/strict";
import { test } from "node:test";
import { BackendError } from "@keyward/core/backend/backend-error";
import type { AgentStream } from "../agent-stream.ts";
import { KeyFaults } from "./key-faults.ts";

const stream = { identity: { namespace: "shop" } } as AgentStream;

function faults() {
  const told: string[] = [];
  let nowMs = 0;
  const subject = new KeyFaults(
    () => nowMs,
    (_, key) => told.push(key),
  );
  return { subject, told, pass: (ms: number) => (nowMs += ms) };
}

test("an operation that finds its key disabled, destroyed or missing says so, and one that finds its backend away does not", () => {
  const { subject, told } = faults();
  for (const fault of ["KeyDisabled", "KeyDestroyed", "KeyMissing", "Unreachable", "Rejected", "Throttled"] as const) {
    subject.note(stream, fault, new BackendError(fault, "it failed"));
  }
  subject.note(stream, "none", new Error("not of a backend"));
  assert.deepEqual(told, ["KeyDisabled", "KeyDestroyed", "KeyMissing"]);
});

test("an application that goes on asking has its key looked at once in five seconds", () => {
  const { subject, told, pass } = faults();
  const ask = () => subject.note(stream, "signing", new BackendError("KeyMissing", "it is gone"));
  for (let call = 0; call < 100; call++) ask();
  assert.equal(told.length, 1);
  pass(5_000);
  ask();
  assert.equal(told.length, 2);
});
