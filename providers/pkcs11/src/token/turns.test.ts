import assert from "node:assert/strict";
import { test } from "node:test";
import type { BackendError } from "@keyward/core/backend/backend-error";
import { Turns } from "./turns.ts";

const NEVER = new AbortController().signal;

test("work of one name waits for its turn, and that of another does not", async () => {
  const turns = new Turns();
  const gate = Promise.withResolvers<void>();
  const order: string[] = [];
  const note = (text: string) => async () => void order.push(text);
  const first = turns.take("a", () => gate.promise.then(note("first")), NEVER);
  const second = turns.take("a", note("second"), NEVER);
  await turns.take("b", note("other"), NEVER);
  gate.resolve();
  await Promise.all([first, second]);
  assert.deepEqual(order, ["other", "first", "second"]);
});

test("work that fails ends its turn", async () => {
  const turns = new Turns();
  const failing = turns.take("a", () => Promise.reject(new Error("no")), NEVER);
  const next = turns.take("a", async () => "done", NEVER);
  await assert.rejects(failing, /no/);
  assert.equal(await next, "done");
});

test("whoever leaves the line is not waited for, and those before it still are", async () => {
  const turns = new Turns();
  const gate = Promise.withResolvers<void>();
  const leaves = new AbortController();
  let began = false;
  const first = turns.take("a", () => gate.promise, NEVER);
  const second = turns.take("a", async () => assert.fail("its caller has left"), leaves.signal);
  leaves.abort();
  await assert.rejects(second, (error: BackendError) => error.fault === "TimedOut");
  const third = turns.take(
    "a",
    async () => {
      began = true;
    },
    NEVER,
  );
  await new Promise(setImmediate);
  assert.ok(!began);
  gate.resolve();
  await Promise.all([first, third]);
  assert.ok(began);
});
