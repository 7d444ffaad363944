import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { KeyApproval } from "@keyward/crds/types/key-approval";
import type { KeyRequest, StampedUser } from "@keyward/crds/types/key-request";
import type { DualControlRules, KeyAction } from "@keyward/crds/types/policy/lifecycle";
import { GRACE_MS, planRequest } from "./plan.ts";
import type { SeenRequest } from "./seen-request.ts";

const CREATED = "2026-01-01T00:00:00Z";
const CREATED_MS = Date.parse(CREATED);
const HOUR_MS = 3_600_000;
const LATER_MS = CREATED_MS + HOUR_MS;
const UID = "8a7f6b1e";

const DUAL: DualControlRules = {
  quorum: 2,
  actions: ["Destroy"],
  approvers: [{ group: "security" }, { user: "root@shop" }],
  expiry: "24h",
};
const ADA = { username: "ada", groups: ["security"] };
const BOB = { username: "bob", groups: ["security", "dev"] };
const EVE = { username: "eve", groups: ["dev"] };
const ROOT = { username: "root@shop" };

function requestOf(action: KeyAction = "Destroy", requester: StampedUser | undefined = EVE): KeyRequest {
  const spec = { keyRef: { name: "invoices" }, action, ...(requester && { requester }) };
  const metadata = { name: "end", namespace: "shop", uid: UID, generation: 1, creationTimestamp: CREATED };
  return {
    apiVersion: "keyward.dev/v1alpha1",
    kind: "KeyRequest",
    metadata,
    spec: action === "Destroy" ? { ...spec, version: 1 } : spec,
  };
}

let count = 0;

function vote(
  approver: StampedUser | undefined,
  change: Partial<KeyApproval["spec"]> = {},
  metadata = {},
): KeyApproval {
  count += 1;
  return {
    apiVersion: "keyward.dev/v1alpha1",
    kind: "KeyApproval",
    metadata: { name: `a${count}`, creationTimestamp: CREATED, ...metadata },
    spec: {
      requestRef: { name: "end" },
      requestUid: UID,
      decision: "Approve",
      ...(approver && { approver }),
      ...change,
    },
  };
}

function seen(approvals: readonly KeyApproval[], change: Partial<SeenRequest> = {}): SeenRequest {
  const key = { policy: "signing", versions: [1, 2] };
  return { request: requestOf(), key, policy: { dualControl: DUAL }, approvals, ...change };
}

function phaseOf(approvals: readonly KeyApproval[], change: Partial<SeenRequest> = {}, nowMs = LATER_MS): string {
  const plan = planRequest(seen(approvals, change), nowMs);
  return plan === undefined
    ? "nothing to do"
    : `${plan.phase} ${plan.finding.reason} ${plan.rest.summary ?? ""}`.trim();
}

const WAITING = (summary: string) => `Pending WaitingForApprovals ${summary}`;

describe("a request that needs consent", () => {
  const rows: [sentence: string, approvals: KeyApproval[], phase: string][] = [
    ["waits while nobody has said anything", [], WAITING("0 of 2")],
    ["waits for the second person", [vote(ADA)], WAITING("1 of 2")],
    ["is approved by two people of the group", [vote(ADA), vote(BOB)], "Approved Approved 2 of 2"],
    ["is approved by a person of the group and one by name", [vote(ADA), vote(ROOT)], "Approved Approved 2 of 2"],
    ["counts two approvals by one person once", [vote(ADA), vote(ADA)], WAITING("1 of 2")],
    [
      "counts one person under two names once",
      [vote({ ...ADA, uid: "7" }), vote({ ...ADA, username: "ada@shop", uid: "7" })],
      WAITING("1 of 2"),
    ],
    ["does not count whom the policy does not name", [vote(ADA), vote({ username: "mallory" })], WAITING("1 of 2")],
    ["does not take a group's name for a user's", [vote(ADA), vote({ username: "security" })], WAITING("1 of 2")],
    [
      "does not count an approval of an earlier request of its name",
      [vote(ADA), vote(BOB, { requestUid: "other" })],
      WAITING("1 of 2"),
    ],
    ["does not count an approval without a stamp", [vote(ADA), vote(undefined)], WAITING("1 of 2")],
    [
      "does not count an approval that is being taken back",
      [vote(ADA), vote(BOB, {}, { deletionTimestamp: CREATED })],
      WAITING("1 of 2"),
    ],
    ["ends with one no, even after a yes", [vote(ADA), vote(BOB, { decision: "Deny" })], "Denied Denied 1 of 2"],
    [
      "ends with one no, even where the quorum is there",
      [vote(ADA), vote(ROOT), vote(BOB, { decision: "Deny" })],
      "Denied Denied 2 of 2",
    ],
    [
      "is not ended by the no of one who has no say",
      [vote(ADA), vote({ username: "mallory" }, { decision: "Deny" })],
      WAITING("1 of 2"),
    ],
  ];
  for (const [sentence, approvals, phase] of rows) it(sentence, () => assert.equal(phaseOf(approvals), phase));

  it("never counts the one who asks, whatever group they are in", () => {
    const request = requestOf("Destroy", ADA);
    assert.equal(phaseOf([vote(ADA), vote(BOB)], { request }), WAITING("1 of 2"));
    assert.equal(phaseOf([vote(ADA), vote(BOB), vote(ROOT)], { request }), "Approved Approved 2 of 2");
    const renamed = requestOf("Destroy", { ...ADA, uid: "7" });
    assert.equal(phaseOf([vote({ ...BOB, uid: "7" }), vote(ROOT)], { request: renamed }), WAITING("1 of 2"));
  });

  it("can be ended by the one who asks, if they have a say", () => {
    const request = requestOf("Destroy", ADA);
    assert.equal(phaseOf([vote(ADA, { decision: "Deny" })], { request }), "Denied Denied 0 of 2");
  });

  it("fails where it does not say who asks, however many approved", () => {
    const { requester: _, ...spec } = requestOf().spec;
    const request = { ...requestOf(), spec };
    assert.equal(phaseOf([vote(ADA), vote(BOB)], { request }), "Failed NotStamped");
  });

  it("lapses, unless the quorum was there", () => {
    const day = CREATED_MS + 24 * HOUR_MS;
    assert.equal(phaseOf([vote(ADA)], {}, day - 1), WAITING("1 of 2"));
    assert.equal(phaseOf([vote(ADA)], {}, day), "Expired Expired 1 of 2");
    assert.equal(phaseOf([vote(ADA), vote(BOB)], {}, day), "Approved Approved 2 of 2");
  });

  it("is looked at again when it lapses", () => {
    const plan = planRequest(seen([]), LATER_MS);
    assert.equal(plan?.lookAgainMs, 23 * HOUR_MS);
    assert.equal(plan?.rest.expiresAt, "2026-01-02T00:00:00.000Z");
  });

  it("needs what the policy asks for now", () => {
    const policy = { dualControl: { ...DUAL, quorum: 3 } };
    assert.equal(phaseOf([vote(ADA), vote(BOB)], { policy }), WAITING("2 of 3"));
    assert.equal(phaseOf([vote(ADA)], { policy: { dualControl: { ...DUAL, quorum: 1 } } }), "Approved Approved 1 of 1");
  });

  it("is not made easier by a policy that asks for less while it waits", () => {
    const request = { ...requestOf(), status: { phase: "Pending" as const, approvalsNeeded: 2 } };
    const lowered = { request, policy: { dualControl: { ...DUAL, quorum: 1 } } };
    assert.equal(phaseOf([vote(ADA)], lowered), WAITING("1 of 2"));
    assert.equal(phaseOf([vote(ADA), vote(BOB)], lowered), "Approved Approved 2 of 2");
    assert.equal(phaseOf([vote(ADA)], { request, policy: {} }), "Failed ConsentDropped");
    assert.equal(planRequest(seen([]), LATER_MS)?.rest.approvalsNeeded, 2);
  });

  it("takes one more where a service account asks: an approver may stand behind it", () => {
    const request = requestOf("Destroy", { username: "system:serviceaccount:shop:pipeline" });
    assert.equal(phaseOf([vote(ADA), vote(BOB)], { request }), WAITING("2 of 3"));
    assert.equal(phaseOf([vote(ADA), vote(BOB), vote(ROOT)], { request }), "Approved Approved 3 of 3");
  });

  it("does not count a service account of its own namespace, even if the policy names it", () => {
    const bot = (namespace: string) => `system:serviceaccount:${namespace}:bot`;
    const approvers = [...DUAL.approvers, { user: bot("shop") }, { user: bot("audit") }];
    const policy = { dualControl: { ...DUAL, approvers } };
    assert.equal(phaseOf([vote(ADA), vote({ username: bot("shop") })], { policy }), WAITING("1 of 2"));
    assert.equal(phaseOf([vote(ADA), vote({ username: bot("audit") })], { policy }), "Approved Approved 2 of 2");
    assert.equal(phaseOf([vote({ username: bot("shop") }, { decision: "Deny" })], { policy }), "Denied Denied 0 of 2");
  });

  it("does not count groups in which everyone is, which an earlier policy may name", () => {
    for (const group of ["system:authenticated", "system:serviceaccounts", "system:serviceaccounts:audit"]) {
      const policy = { dualControl: { ...DUAL, approvers: [{ group }] } };
      const bot = { username: "system:serviceaccount:audit:bot", groups: [group] };
      assert.equal(phaseOf([vote(bot), vote({ username: "mallory", groups: [group] })], { policy }), WAITING("0 of 2"));
    }
  });

  it("tells who is missing, and whose word does not count and why", () => {
    const request = requestOf("Destroy", ADA);
    const plan = planRequest(seen([vote(ADA, {}, { name: "own" }), vote(BOB)], { request }), LATER_MS);
    assert.equal(
      plan?.finding.message,
      "1 more person has to approve, of group security, root@shop. Not counted: own: ada asks and cannot approve",
    );
    assert.deepEqual(plan?.rest.approvedBy, ["bob"]);
  });

  it("shows who denied", () => {
    const plan = planRequest(seen([vote(BOB, { decision: "Deny" })]), LATER_MS);
    assert.equal(plan?.rest.deniedBy, "bob");
    assert.equal(plan?.rest.finishedAt, new Date(LATER_MS).toISOString());
  });
});

describe("a request that needs nobody's consent", () => {
  it("is approved at once, with a stamp or without one", () => {
    const request = requestOf("Rotate");
    assert.equal(phaseOf([], { request }), "Approved Approved not needed");
    assert.equal(phaseOf([], { request, policy: {} }), "Approved Approved not needed");
    const { requester: _, ...spec } = request.spec;
    assert.equal(phaseOf([], { request: { ...request, spec } }), "Approved Approved not needed");
  });

  it("is not ended by a no: nobody was asked", () => {
    const request = requestOf("Rotate");
    assert.equal(phaseOf([vote(BOB, { decision: "Deny" })], { request }), "Approved Approved not needed");
  });
});

describe("a request for an export", () => {
  const { requester: _, ...rest } = requestOf().spec;
  const spec = { ...rest, action: "Export" as const, requester: EVE, exportTo: { wrappingKey: "pem" } };
  const request = { ...requestOf(), spec };
  const exporting = (quorum: number, actions: KeyAction[]) => ({
    request,
    policy: { export: "Wrapped" as const, dualControl: { ...DUAL, quorum, actions } },
  });

  it("is approved by two", () => {
    assert.equal(phaseOf([vote(ADA)], exporting(2, ["Export"])), WAITING("1 of 2"));
    assert.equal(phaseOf([vote(ADA), vote(BOB)], exporting(2, ["Export"])), "Approved Approved 2 of 2");
  });

  it("fails under a policy of earlier times that asks nobody, or one, and says what to add", () => {
    const fails = "Failed DualControlMissing";
    assert.equal(phaseOf([], { request, policy: { export: "Wrapped" } }), fails);
    assert.equal(phaseOf([vote(ADA), vote(BOB)], exporting(1, ["Export"])), fails);
    assert.equal(phaseOf([vote(ADA), vote(BOB)], exporting(2, ["Destroy"])), fails);
    const plan = planRequest(seen([], { request, policy: { export: "Wrapped" } }), LATER_MS);
    assert.match(plan?.finding.message ?? "", /it needs spec\.dualControl with Export among its actions.*Next: /);
  });

  it("leaves moves to other backends as they were under such a policy", () => {
    const migrate = { ...request, spec: { ...rest, requester: EVE, action: "Migrate" as const } };
    assert.equal(phaseOf([], { request: migrate, policy: { export: "Wrapped" } }), "Approved Approved not needed");
  });
});

describe("a request for what is not there", () => {
  const rows: [sentence: string, change: Partial<SeenRequest>, reason: string][] = [
    ["a key", { key: undefined, policy: undefined }, "KeyMissing"],
    ["a policy", { policy: undefined }, "PolicyMissing"],
    ["a version", { key: { policy: "signing", versions: [2, 3] } }, "VersionMissing"],
    ["the version of a key that has none", { key: { policy: "signing", versions: [] } }, "VersionMissing"],
  ];
  for (const [what, change, reason] of rows) {
    it(`waits for ${what} that is created with it, and then fails`, () => {
      const early = planRequest(seen([], change), CREATED_MS + 1_000);
      assert.deepEqual(
        [early?.phase, early?.finding.reason, early?.lookAgainMs],
        ["Pending", reason, GRACE_MS - 1_000],
      );
      assert.equal(phaseOf([], change), `Failed ${reason}`);
    });
  }

  it("names the versions that there are", () => {
    const plan = planRequest(seen([], { key: { policy: "signing", versions: [2, 3] } }), LATER_MS);
    assert.match(plan?.finding.message ?? "", /CryptoKey invoices has no version 1; there are 2, 3\. Next: /);
  });
});

describe("what was decided", () => {
  it("stays, whatever happens to approvals and policy", () => {
    for (const phase of ["Approved", "WaitingForMaterial", "Succeeded", "Denied", "Failed", "Expired"] as const) {
      const request = { ...requestOf(), status: { phase } };
      assert.equal(phaseOf([vote(BOB, { decision: "Deny" })], { request, policy: undefined }), "nothing to do");
    }
  });

  it("is nothing for a request that is being deleted", () => {
    const request = requestOf();
    const metadata = { ...request.metadata, deletionTimestamp: CREATED };
    assert.equal(phaseOf([vote(ADA), vote(BOB)], { request: { ...request, metadata } }), "nothing to do");
  });
});

describe("an approved request", () => {
  const approved = (action: KeyAction) => ({ ...requestOf(action), status: { phase: "Approved" as const } });

  it("fails when its key is gone before it was carried out", () => {
    assert.equal(phaseOf([], { request: approved("Rotate"), key: undefined }), "Failed KeyDeleted");
    assert.equal(phaseOf([], { request: approved("Rotate") }), "nothing to do");
    const early = planRequest(seen([], { request: approved("Rotate"), key: undefined }), CREATED_MS + 1_000);
    assert.deepEqual([early?.phase, early?.lookAgainMs], ["Approved", GRACE_MS - 1_000]);
  });

  it("is left to those who carry out moves where it is one", () => {
    assert.equal(phaseOf([], { request: approved("Migrate"), key: undefined }), "nothing to do");
  });
});
