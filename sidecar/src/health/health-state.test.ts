import assert from "node:assert/strict";
import { test } from "node:test";
import { HealthState } from "./health-state.ts";

test("nothing is served before the first profile", () => {
  const health = new HealthState(["profile"]);
  assert.equal(health.serving, false);
  health.lift("profile");
  assert.equal(health.serving, true);
});

test("every hindrance has to be lifted, and a new one ends the serving", () => {
  const health = new HealthState(["profile", "self-test"]);
  health.lift("profile");
  assert.equal(health.serving, false);
  health.lift("self-test");
  assert.equal(health.serving, true);
  health.raise("random");
  assert.equal(health.serving, false);
});

test("what stops does not serve again", () => {
  const health = new HealthState(["profile"]);
  health.lift("profile");
  health.stop();
  health.lift("profile");
  assert.equal(health.serving, false);
});

test("a watcher hears the state at once and then each change", async () => {
  const health = new HealthState(["profile"]);
  const leave = new AbortController();
  const heard: boolean[] = [];
  const watching = (async () => {
    for await (const serving of health.watch(leave.signal)) {
      heard.push(serving);
      if (heard.length === 1) health.lift("profile");
      if (heard.length === 2) health.stop();
    }
  })();
  await watching;
  assert.deepEqual(heard, [false, true, false]);
});

test("a watcher that leaves ends the loop", async () => {
  const health = new HealthState(["profile"]);
  const leave = new AbortController();
  const watching = health.watch(leave.signal);
  await watching.next();
  const next = watching.next();
  leave.abort();
  assert.equal((await next).done, true);
});
