import assert from "node:assert/strict";
import { test } from "node:test";
import type { CryptoKeyStatus } from "@keyward/crds/types/crypto-key";
import { planKey } from "./plan.ts";
import {
  ACTIVE,
  at,
  type Case,
  DAY,
  entry,
  HOUR,
  NOW,
  PENDING,
  policy,
  request,
  SOFTWARE,
  seen,
  status,
  told,
  version,
} from "./testing/sample-key.ts";

const TWO = status([version(1, "Retired"), version(2, "Active")]);
const STAGED = status([version(1, "Active"), version(2, "Staged", { createdAt: at(500) })]);
const ROTATING = policy({ rotation: { every: "24h" } });
const SHORT = policy({ retention: { class: "Transient" } });

const CASES: Record<string, [Case, string]> = {
  "a new key is held before anything is made": [{ metadata: { finalizers: [] } }, "hold"],
  "a number is given away before the backend is asked": [{}, "key.allocated: 1 by policy"],
  "a number that was given away is made, whatever else is due": [
    { status: { lastVersion: 1, pending: PENDING }, requests: [request("Rotate")] },
    "make",
  ],
  "an imported key waits for its material": [{ origin: "Imported" }, "report"],
  "without a backend nothing is given away": [{ choose: () => ({ reason: "NoBackend", message: "none" }) }, "report"],
  "without its policy nothing happens": [{ policy: undefined, status: ACTIVE }, "report"],
  "a new version is tried first": [{ status: STAGED, checked: () => false }, "check 2"],
  "sidecars are waited for": [{ status: STAGED, acknowledged: () => false }, "wait"],
  "sidecars are waited for two seconds": [
    {
      status: status([version(1, "Active"), version(2, "Staged", { createdAt: at(2_000) })]),
      acknowledged: () => false,
    },
    "key.activated: 1 Retired, 2 Active",
  ],
  "a clock that was set back makes nobody wait": [
    {
      status: status([version(1, "Active"), version(2, "Staged", { createdAt: at(-HOUR) })]),
      acknowledged: () => false,
    },
    "key.activated: 1 Retired, 2 Active",
  ],
  "the first version waits for nobody": [
    { status: status([version(1, "Staged", { createdAt: at(0) })]), acknowledged: () => false },
    "key.activated: 1 Active",
  ],
  "a version that the backend lost before it was activated never is": [
    { status: STAGED, health: new Map([[2, { kind: "destroyed" }]]) },
    "key.lost: 1 Active, 2 Revoked",
  ],
  "a settled key is reported": [{ status: ACTIVE }, "report"],
  "an old version is followed": [{ status: ACTIVE, policy: ROTATING }, "key.allocated: 2 by policy"],
  "a young one is not": [
    { status: status([version(1, "Active", { activatedAt: at(23 * HOUR) })]), policy: ROTATING },
    "report",
  ],
  "a version from the future does not rotate, and is not kept for longer either": [
    { status: status([version(1, "Active", { activatedAt: at(-365 * DAY) })]), policy: ROTATING },
    "report",
  ],
  "a version from the future is followed at the time that status named when the clock was right again": [
    {
      status: status([version(1, "Active", { activatedAt: at(-365 * DAY) })], { nextRotationAt: at(1) }),
      policy: ROTATING,
    },
    "key.allocated: 2 by policy",
  ],
  "what status named by a clock that was ahead is not waited for, nor is it a reason": [
    { status: status([version(1, "Active", { activatedAt: at(HOUR) })], { nextRotationAt: at(1) }), policy: ROTATING },
    "report",
  ],
  "an annotation asks": [
    { status: ACTIVE, metadata: { annotations: { "keyward.dev/rotate": "now" } } },
    "key.allocated: 2 by annotation",
  ],
  "an annotation is one person's word, and not heard where several have to agree": [
    {
      status: ACTIVE,
      metadata: { annotations: { "keyward.dev/rotate": "now" } },
      policy: policy({ dualControl: { quorum: 2, actions: ["Rotate"], approvers: [{ group: "security" }] } }),
    },
    "report",
  ],
  "an annotation is taken off before its version is there": [
    {
      status: { ...ACTIVE, lastVersion: 2, pending: { ...PENDING, version: 2, by: "annotation" } },
      metadata: { annotations: { "keyward.dev/rotate": "now" } },
    },
    "drop-annotation",
  ],
  "after a revocation a new version follows": [
    { status: status([version(1, "Revoked")]) },
    "key.allocated: 2 by policy",
  ],
  "a version that was destroyed in its backend is followed": [
    { status: ACTIVE, health: new Map([[1, { kind: "destroyed" }]]) },
    "key.allocated: 2 by backend",
  ],
  "one that is missing there is not: it may be restored": [
    { status: ACTIVE, health: new Map([[1, { kind: "missing" }]]) },
    "report",
  ],
  "a policy that asks for more is followed where a backend has it": [
    {
      status: ACTIVE,
      policy: policy({ protection: "Hardware" }),
      choose: () => ({ ...SOFTWARE, protection: "Hardware" }),
    },
    "key.allocated: 2 by policy",
  ],
  "sidecars that hold more than status knows raise the number": [
    { status: ACTIVE, held: [1, 5] },
    "key.restored: 1 Active",
  ],
  "what a backend has and status forgot verifies again": [
    { status: ACTIVE, recoverable: [version(1, "Retired"), version(2, "Retired")], held: [2] },
    "key.recovered: 1 Active, 2 Retired",
  ],
  "a request for an earlier key of that name is not done to this one": [
    {
      status: ACTIVE,
      metadata: { creationTimestamp: at(HOUR) },
      requests: [request("Rotate", undefined, "old", 2 * HOUR)],
    },
    "finish old: Failed KeyRecreated",
  ],
  "a request that was created just before its key is for that key": [
    {
      status: ACTIVE,
      metadata: { creationTimestamp: at(HOUR) },
      requests: [request("Rotate", undefined, "wish", HOUR + 5_000)],
    },
    "key.allocated: 2 by request/wish",
  ],
  "a request rotates": [{ status: ACTIVE, requests: [request("Rotate")] }, "key.allocated: 2 by request/wish"],
  "a rotation that was begun is not begun again": [
    {
      status: { ...STAGED, history: [entry("Created", 2)] } as CryptoKeyStatus,
      requests: [request("Rotate")],
      acknowledged: () => false,
    },
    "wait",
  ],
  "a rotation that was done is finished": [
    {
      status: { ...TWO, history: [entry("Created", 2), entry("Activated", 2)] } as CryptoKeyStatus,
      requests: [request("Rotate")],
    },
    "finish wish: Succeeded Done",
  ],
  "a request of the same name and another uid is another one": [
    {
      status: { ...TWO, history: [{ ...entry("Activated", 2), note: "request older" }] } as CryptoKeyStatus,
      requests: [request("Rotate")],
    },
    "key.allocated: 3 by request/wish",
  ],
  "a roll back": [{ status: TWO, requests: [request("RollBack", 1)] }, "key.request.rollback: 1 Active, 2 Retired"],
  "a roll back comes after what was begun": [
    { status: { ...TWO, lastVersion: 3, pending: { ...PENDING, version: 3 } }, requests: [request("RollBack", 1)] },
    "make",
  ],
  "a roll back does not wait for a backend that fails": [
    {
      status: { ...TWO, lastVersion: 3, pending: { ...PENDING, version: 3 } },
      requests: [request("RollBack", 1)],
      fault: "there is no connection",
    },
    "key.request.rollback: 3 by policy",
  ],
  "a roll back to what is revoked fails": [
    { status: status([version(1, "Revoked"), version(2, "Active")]), requests: [request("RollBack", 1)] },
    "finish wish: Failed WrongState",
  ],
  "a roll back to what was destroyed fails": [
    {
      status: status([version(1, "Destroyed", { destroyAt: at(0) }), version(2, "Active")]),
      requests: [request("RollBack", 1)],
    },
    "finish wish: Failed WrongState",
  ],
  "a roll back to what left status fails": [
    { status: status([version(2, "Active")]), requests: [request("RollBack", 1)] },
    "finish wish: Failed VersionMissing",
  ],
  "a roll back to what the backend no longer has fails": [
    { status: TWO, requests: [request("RollBack", 1)], health: new Map([[1, { kind: "missing" }]]) },
    "finish wish: Failed VersionUnusable",
  ],
  "what is revoked is not revoked again by another request": [
    { status: status([version(1, "Revoked"), version(2, "Active")]), requests: [request("Revoke", 1)] },
    "finish wish: Failed WrongState",
  ],
  "what waits for its end is not asked to end twice": [
    {
      status: status([version(1, "Destroying", { destroyAt: at(-DAY) }), version(2, "Active")]),
      requests: [request("Destroy", 1)],
    },
    "finish wish: Failed WrongState",
  ],
  "what was never to end cannot be taken back": [
    { status: TWO, requests: [request("CancelDestroy", 1)] },
    "finish wish: Failed WrongState",
  ],
  "two rotations that are asked for at once are two versions, one after the other": [
    {
      status: { ...TWO, history: [entry("Created", 2, "first"), entry("Activated", 2, "first")] } as CryptoKeyStatus,
      requests: [request("Rotate", undefined, "second")],
    },
    "key.allocated: 3 by request/second",
  ],
  "a revocation goes before what was begun": [
    { status: { ...TWO, lastVersion: 3, pending: { ...PENDING, version: 3 } }, requests: [request("Revoke", 1)] },
    "key.request.revoke: 3 by policy",
  ],
  "the active version is not destroyed": [
    { status: ACTIVE, requests: [request("Destroy", 1)] },
    "finish wish: Failed VersionActive",
  ],
  "a destruction waits": [
    { status: TWO, requests: [request("Destroy", 1)] },
    "key.request.destroy: 1 Destroying, 2 Active",
  ],
  "a destruction is taken back": [
    {
      status: status([version(1, "Destroying", { destroyFrom: "Revoked", destroyAt: at(-DAY) }), version(2, "Active")]),
      requests: [request("CancelDestroy", 1)],
    },
    "key.request.canceldestroy: 1 Revoked, 2 Active",
  ],
  "a destruction whose time has come is done": [
    { status: status([version(1, "Destroying", { destroyAt: at(1) }), version(2, "Active")]) },
    "destroy 1",
  ],
  "one whose time has not come is not": [
    { status: status([version(1, "Destroying", { destroyAt: at(-1) }), version(2, "Active")]) },
    "report",
  ],
  "what is revoked is disabled in its backend, where that can": [
    { status: status([version(1, "Revoked"), version(2, "Active")]), disables: () => true },
    "disable 1",
  ],
  "the version that follows a revoked one goes before": [
    { status: status([version(1, "Revoked")]), disables: () => true },
    "key.allocated: 2 by policy",
  ],
  "what was disabled once is not disabled again: its owner may have enabled it": [
    { status: status([version(1, "Revoked", { disabledAt: at(0) }), version(2, "Active")]), disables: () => true },
    "report",
  ],
  "a revoked version that waits for its end is disabled, too": [
    {
      status: status([version(1, "Destroying", { destroyFrom: "Revoked", destroyAt: at(-DAY) }), version(2, "Active")]),
      disables: () => true,
    },
    "disable 1",
  ],
  "one that only waits for its end is not": [
    {
      status: status([version(1, "Destroying", { destroyFrom: "Retired", destroyAt: at(-DAY) }), version(2, "Active")]),
      disables: () => true,
    },
    "report",
  ],
  "what cannot be disabled holds up no destruction": [
    {
      status: status([version(1, "Revoked"), version(2, "Destroying", { destroyAt: at(1) }), version(3, "Active")]),
      disables: () => true,
    },
    "destroy 2",
  ],
  "what is retired for too long is destroyed": [
    { status: status([version(1, "Retired", { retiredAt: at(25 * HOUR) }), version(2, "Active")]), policy: SHORT },
    "key.destroy-scheduled: 1 Destroying, 2 Active",
  ],
  "the oldest of too many retired versions is destroyed": [
    {
      status: status([
        version(1, "Retired", { retiredAt: at(HOUR) }),
        version(2, "Retired", { retiredAt: at(0) }),
        version(3, "Active"),
      ]),
      policy: SHORT,
    },
    "key.destroy-scheduled: 1 Destroying, 2 Retired, 3 Active",
  ],
  "what was destroyed long ago leaves status": [
    { status: status([version(1, "Destroyed", { destroyAt: at(31 * DAY) }), version(2, "Active")]) },
    "key.purged: 2 Active",
  ],
};
for (const [sentence, [given, expected]] of Object.entries(CASES)) {
  test(sentence, () => assert.equal(told(planKey(seen(given), NOW), given.status), expected));
}

test("a report says when to look again: at the next rotation or the end of a version", () => {
  const step = planKey(
    seen({ status: status([version(1, "Active", { activatedAt: at(HOUR) })]), policy: ROTATING }),
    NOW,
  );
  assert.equal(step.act === "report" && step.lookAgainMs, 23 * HOUR);
  const ending = status([version(1, "Destroying", { destroyAt: at(-HOUR) }), version(2, "Active")]);
  const next = planKey(seen({ status: ending }), NOW);
  assert.equal(next.act === "report" && next.lookAgainMs, HOUR);
});

test("a clock that is behind makes no waiting period shorter: it begins when the API server took the request", () => {
  const step = planKey(seen({ status: TWO, requests: [request("Destroy", 1, "wish", -2 * DAY)] }), NOW);
  assert.ok(step.act === "change");
  assert.equal(step.to(TWO).versions?.[0]?.destroyAt, at(-9 * DAY));
});

test("a version from the future has a time at which it is followed, and that stays", () => {
  const future = [version(1, "Active", { activatedAt: at(-365 * DAY) })];
  const first = planKey(seen({ status: status(future, { nextRotationAt: at(-366 * DAY) }), policy: ROTATING }), NOW);
  assert.equal(first.act === "report" && first.report.rest.nextRotationAt, at(-DAY));
  const later = status(future, { nextRotationAt: at(-DAY) });
  const next = planKey(seen({ status: later, policy: ROTATING }), NOW + HOUR);
  assert.equal(next.act === "report" && next.report.rest.nextRotationAt, at(-DAY));
});

test("nobody's number is given away twice, whatever happens in which order", () => {
  let current: CryptoKeyStatus = {};
  const numbers: number[] = [];
  for (let round = 0; round < 5; round++) {
    const step = planKey(
      seen({ status: current, requests: round === 0 ? [] : [request("Rotate", undefined, `r${round}`)] }),
      NOW,
    );
    assert.ok(step.act === "change");
    const { pending, ...allocated } = step.to(current);
    numbers.push(pending!.version);
    const made = version(pending!.version, "Active");
    current = { ...allocated, versions: [made], activeVersion: made.version };
  }
  assert.deepEqual(numbers, [1, 2, 3, 4, 5]);
});
