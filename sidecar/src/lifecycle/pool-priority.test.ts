import assert from "node:assert/strict";
import { stat } from "node:fs/promises";
import { getPriority } from "node:os";
import { test } from "node:test";
import { lowerPoolPriority } from "./pool-priority.ts";

test("the threads of the pool yield to the event loop, which keeps its priority", {
  skip: process.platform !== "linux",
}, async () => {
  await stat("/");
  const before = getPriority(process.pid);
  assert.ok(lowerPoolPriority() >= 1);
  assert.equal(getPriority(process.pid), before);
});

test("a system that has no such threads is left alone", () => {
  assert.equal(lowerPoolPriority("/nowhere"), 0);
});
