import assert from "node:assert/strict";
import { test } from "node:test";
import type { KeyAction } from "@keyward/crds/types/policy/lifecycle";
import { whyItStays } from "./plan-end.ts";
import type { SeenKey } from "./seen-key.ts";

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
