import assert from "node:assert/strict";
import { test } from "node:test";
import type { Lease } from "../client/kinds.ts";
import { ManualClock } from "../testing/manual-clock.ts";
import { assertTiming, ELECTION_TIMING, held, LeaseObservation, released } from "./lease-record.ts";

function lease(resourceVersion: string, spec: Lease["spec"]): Lease {
  return { metadata: { namespace: "keyward", name: "operator", resourceVersion }, spec: spec ?? {} };
}

const theirs = { holderIdentity: "other", leaseDurationSeconds: 15, renewTime: "2000-01-01T00:00:00.000000Z" };

test("a lease is not taken by the stamp in it, however old that is", () => {
  assert.equal(new LeaseObservation(new ManualClock()).mayTake(lease("1", theirs), "me"), false);
});

test("a lease that stood still for its whole duration before our eyes may be taken", () => {
  const clock = new ManualClock();
  const observation = new LeaseObservation(clock);
  observation.mayTake(lease("1", theirs), "me");
  clock.skip(15_000);
  assert.equal(observation.mayTake(lease("1", theirs), "me"), false);
  clock.skip(1);
  assert.equal(observation.mayTake(lease("1", theirs), "me"), true);
});

test("every change starts the wait again", () => {
  const clock = new ManualClock();
  const observation = new LeaseObservation(clock);
  observation.mayTake(lease("1", theirs), "me");
  clock.skip(14_000);
  observation.mayTake(lease("2", theirs), "me");
  clock.skip(14_000);
  assert.equal(observation.mayTake(lease("2", theirs), "me"), false);
});

test("a released lease may be taken at once", () => {
  const free = released(lease("1", theirs), 0);
  assert.equal(new LeaseObservation(new ManualClock()).mayTake(free, "me"), true);
});

test("a change of holder counts as a transition and sets its time, a renewal does neither", () => {
  const taken = held(
    lease("1", { ...theirs, acquireTime: "2000-01-01T00:00:00.000000Z", leaseTransitions: 4 }),
    "me",
    15_000,
    1_000,
  );
  assert.deepEqual([taken.spec?.leaseTransitions, taken.spec?.acquireTime], [5, "1970-01-01T00:00:01.000000Z"]);
  const renewed = held(taken, "me", 15_000, 9_000);
  assert.deepEqual([renewed.spec?.leaseTransitions, renewed.spec?.acquireTime], [5, "1970-01-01T00:00:01.000000Z"]);
  assert.equal(renewed.spec?.renewTime, "1970-01-01T00:00:09.000000Z");
  assert.equal(renewed.metadata.resourceVersion, "1");
});

test("times that leave no room for each other are refused", () => {
  assertTiming(ELECTION_TIMING);
  for (const wrong of [{ renewDeadlineMs: 15_000 }, { retryMs: 9_000 }, { leaseMs: 15_500 }, { retryMs: 0 }]) {
    assert.throws(() => assertTiming({ ...ELECTION_TIMING, ...wrong }), RangeError);
  }
});
