import assert from "node:assert/strict";
import { test } from "node:test";
import { HealthState } from "./health-state.ts";

test("nothing is served before the first profile", () => {
  const health = new HealthState();
  assert.equal(health.serving, false);
  health.setServing();
  assert.equal(health.serving, true);
});

test("what stops does not serve again", () => {
  const health = new HealthState();
  health.setServing();
  health.stop();
  health.setServing();
  assert.equal(health.serving, false);
});

test("a watcher hears the state at once and then each change", async () => {
  const health = new HealthState();
  const leave = new AbortController();
  const heard: boolean[] = [];
  const watching = (async () => {
    for await (const serving of health.watch(leave.signal)) {
      heard.push(serving);
      if (heard.length === 1) health.setServing();
      if (heard.length === 2) health.stop();
    }
  })();
  await watching;
  assert.deepEqual(heard, [false, true, false]);
});

test("a watcher that leaves ends the loop", async () => {
  const health = new HealthState();
  const leave = new AbortController();
  const watching = health.watch(leave.signal);
  await watching.next();
  const next = watching.next();
  leave.abort();
  assert.equal((await next).done, true);
});
