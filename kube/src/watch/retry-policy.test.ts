import assert from "node:assert/strict";
import { test } from "node:test";
import { KubeError } from "./kube-error.ts";
import { REFLECTOR_TIMING } from "./reflector-options.ts";
import { RetryPolicy } from "./retry-policy.ts";
import { TransportError } from "./transport.ts";

const policy = () => new RetryPolicy(REFLECTOR_TIMING, () => 0.999);
const answer = (status: number, retryAfterMs?: number) => new KubeError("watch", status, {}, retryAfterMs);
const broken = new TransportError("broken", "gone");

test("a lost link keeps its place in the stream for ever", () => {
  const retry = policy();
  for (let failures = 1; failures < 50; failures++) assert.equal(retry.after(broken).relist, false);
});

test("no wait that we choose is longer than the cap", () => {
  const retry = policy();
  for (let failures = 1; failures < 50; failures++)
    assert.ok(retry.after(broken).delayMs <= REFLECTOR_TIMING.retryCapMs);
});

test("410 lists again", () => {
  assert.equal(policy().after(answer(410)).relist, true);
});

test("a refusal is tried again soon, because a RoleBinding may be on its way", () => {
  const { delayMs, relist } = policy().after(answer(403));
  assert.ok(delayMs <= 100);
  assert.equal(relist, false);
});

test("three errors of the server in a row end the trust in our place", () => {
  const retry = policy();
  assert.deepEqual(
    [1, 2, 3].map(() => retry.after(answer(504)).relist),
    [false, false, true],
  );
});

test("a lost link between two errors of the server breaks the row", () => {
  const retry = policy();
  assert.deepEqual(
    [answer(504), answer(504), broken, answer(504)].map((error) => retry.after(error).relist),
    [false, false, false, false],
  );
});

test("Retry-After is obeyed, spread, and bounded", () => {
  assert.ok(policy().after(answer(429, 2_000)).delayMs >= 2_000);
  assert.ok(policy().after(answer(429, 3_600_000)).delayMs <= REFLECTOR_TIMING.retryAfterCapMs);
});
