import assert from "node:assert/strict";
import { test } from "node:test";
import { dualControlOf, isExportControlled } from "./dual-control.ts";
import { retentionOf } from "./retention.ts";
import { rotationOf } from "./rotation.ts";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

test("a policy that says nothing keeps five versions for a year, and each ends a week after it was asked for", () => {
  assert.deepEqual(retentionOf({}), {
    keepVersions: 5,
    destroyAfterMs: 365 * DAY_MS,
    waitingPeriodMs: 7 * DAY_MS,
    purgeAfterMs: 30 * DAY_MS,
  });
});

test("what a policy says itself goes before its class", () => {
  const retention = { class: "Transient", keepVersions: 0, waitingPeriod: "0s", purgeAfter: "1h30m" } as const;
  assert.deepEqual(retentionOf({ retention }), {
    keepVersions: 0,
    destroyAfterMs: DAY_MS,
    waitingPeriodMs: 0,
    purgeAfterMs: 1.5 * HOUR_MS,
  });
});

test("a permanent key's versions do not end by age unless the policy says when", () => {
  assert.equal(retentionOf({ retention: { class: "Permanent" } }).destroyAfterMs, undefined);
  assert.equal(retentionOf({ retention: { class: "Permanent", destroyAfter: "1h" } }).destroyAfterMs, HOUR_MS);
  assert.equal(retentionOf({ retention: { class: "Regulated" } }).destroyAfterMs, 3650 * DAY_MS);
});

test("a policy without rotation has an overlap for rotations on request", () => {
  assert.deepEqual(rotationOf({}), { everyMs: undefined, overlapMs: 7 * DAY_MS });
});

test("an overlap that is not named is a week, and never longer than the interval", () => {
  assert.deepEqual(rotationOf({ rotation: { every: "2160h" } }), { everyMs: 90 * DAY_MS, overlapMs: 7 * DAY_MS });
  assert.deepEqual(rotationOf({ rotation: { every: "24h" } }), { everyMs: DAY_MS, overlapMs: DAY_MS });
  assert.equal(rotationOf({ rotation: { every: "24h", overlap: "0s" } }).overlapMs, 0);
});

test("dual control holds for the actions that it names and no other", () => {
  const approvers = [{ group: "security" }];
  const dualControl = { quorum: 2, actions: ["Destroy" as const], approvers, expiry: "24h" };
  assert.deepEqual(dualControlOf({ dualControl }, "Destroy"), { quorum: 2, approvers, expiryMs: DAY_MS });
  assert.equal(dualControlOf({ dualControl }, "Rotate"), undefined);
  assert.equal(dualControlOf({}, "Destroy"), undefined);
});

test("a request waits a week where the policy does not say how long", () => {
  const dualControl = { quorum: 1, actions: ["Export" as const], approvers: [{ user: "ada" }] };
  assert.equal(dualControlOf({ dualControl }, "Export")?.expiryMs, 7 * DAY_MS);
});

test("who must agree to an export must agree to a move of a key that may leave, and to no other move", () => {
  const dualControl = { quorum: 2, actions: ["Export" as const], approvers: [{ group: "security" }] };
  assert.equal(dualControlOf({ dualControl, export: "Wrapped" }, "Migrate")?.quorum, 2);
  assert.equal(dualControlOf({ dualControl, export: "Never" }, "Migrate"), undefined);
  assert.equal(dualControlOf({ dualControl, export: "Wrapped" }, "Rotate"), undefined);
});

test("an export is controlled where two people or more have to agree to it", () => {
  const control = (quorum: number, action: "Export" | "Migrate") => ({
    dualControl: { quorum, actions: [action], approvers: [{ group: "security" }] },
  });
  assert.ok(isExportControlled(control(2, "Export")));
  assert.ok(!isExportControlled(control(1, "Export")));
  assert.ok(!isExportControlled(control(2, "Migrate")));
  assert.ok(!isExportControlled({}));
});
