import assert from "node:assert/strict";
import { test } from "node:test";
import { Gate } from "./gate.ts";

test("no more work runs at a time than the gate lets through, and all of it gets its turn", async () => {
  const gate = new Gate(3, 100);
  let [running, most, done] = [0, 0, 0];
  const work = async () => {
    running += 1;
    most = Math.max(most, running);
    await new Promise(setImmediate);
    running -= 1;
    done += 1;
  };
  await Promise.all(Array.from({ length: 50 }, () => gate.run(work)));
  assert.deepEqual([most, done, gate.busy], [3, 50, 0]);
});

test("work that fails frees its place", async () => {
  const gate = new Gate(1, 1);
  for (let round = 0; round < 3; round++) await assert.rejects(gate.run(() => Promise.reject(new Error("no"))));
  assert.equal(await gate.run(async () => "yes"), "yes");
});

test("a gate is full when nobody more may wait", async () => {
  const gate = new Gate(1, 1);
  const { promise, resolve } = Promise.withResolvers<void>();
  const first = gate.run(() => promise);
  assert.equal(gate.full, false);
  const second = gate.run(() => promise);
  assert.equal(gate.full, true);
  resolve();
  await Promise.all([first, second]);
  assert.equal(gate.full, false);
});
