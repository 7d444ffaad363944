import assert from "node:assert/strict";
import { test } from "node:test";
import type { KeyAction } from "@keyward/crds/types/policy/lifecycle";
import { planKey } from "./plan.ts";
import { whyItStays } from "./plan-end.ts";
import type { SeenKey } from "./seen-key.ts";
import {
  ACTIVE,
  at,
  type Case,
  entry,
  NOW,
  PENDING,
  policy,
  request,
  seen,
  status,
  told,
  version,
} from "./testing/sample-key.ts";

function deleted(...actions: KeyAction[]): SeenKey {
  const dualControl = { quorum: 2, actions, approvers: [{ group: "security" }] };
  const status = { versions: [{ version: 1, state: "Active" }] };
  return { users: [], key: { status }, policy: { spec: { algorithm: "AES-256", dualControl } } } as unknown as SeenKey;
}

test("a key is not deleted round the consent that destroying or revoking its versions takes", () => {
  assert.equal(whyItStays(deleted("Destroy")), "dual-control");
  assert.equal(whyItStays(deleted("Revoke")), "dual-control");
  assert.equal(whyItStays(deleted("Rotate", "Export")), undefined);
});

const DELETED = { deletionTimestamp: at(0) };

const CASES: Record<string, [Case, string]> = {
  "a key that is granted is not ended": [{ status: ACTIVE, metadata: DELETED, users: ["payments"] }, "report"],
  "a protected key is not ended": [
    { status: ACTIVE, metadata: DELETED, policy: policy({ deletionProtection: true }) },
    "report",
  ],
  "deleting is no way round consent": [
    {
      status: ACTIVE,
      metadata: DELETED,
      policy: policy({ dualControl: { quorum: 2, actions: ["Destroy"], approvers: [{ group: "security" }] } }),
    },
    "report",
  ],
  "a key that is let go is destroyed first": [{ status: ACTIVE, metadata: DELETED }, "destroy 1"],
  "what was being made is found before the key ends": [
    { status: { lastVersion: 1, pending: PENDING }, metadata: DELETED },
    "make",
  ],
  "what is still asked of it is told that it goes": [
    {
      status: status([version(1, "Destroyed", { destroyAt: at(0) })]),
      metadata: DELETED,
      requests: [request("Rotate")],
    },
    "finish wish: Failed KeyDeleted",
  ],
  "a rotation that was under way when it was deleted is told so, too": [
    {
      status: {
        ...status([version(1, "Destroyed", { destroyAt: at(0) }), version(2, "Destroyed", { destroyAt: at(0) })]),
        history: [entry("Created", 2)],
      },
      metadata: DELETED,
      requests: [request("Rotate")],
    },
    "finish wish: Failed KeyDeleted",
  ],
  "and so is one that asks for what ended with the key": [
    {
      status: status([version(1, "Destroyed", { destroyAt: at(0) })]),
      metadata: DELETED,
      requests: [request("Revoke", 1)],
    },
    "finish wish: Failed KeyDeleted",
  ],
  "what was done before it goes is told as done": [
    {
      status: {
        ...status([version(1, "Destroyed", { destroyAt: at(0) })]),
        history: [entry("Revoked", 1)],
      },
      metadata: DELETED,
      requests: [request("Revoke", 1)],
    },
    "finish wish: Succeeded Done",
  ],
  "and then it goes": [
    { status: status([version(1, "Destroyed", { destroyAt: at(0) })]), metadata: DELETED },
    "release",
  ],
};
for (const [sentence, [given, expected]] of Object.entries(CASES)) {
  test(sentence, () => assert.equal(told(planKey(seen(given), NOW), given.status), expected));
}
