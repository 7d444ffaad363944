import assert from "node:assert/strict";
import { test } from "node:test";
import type { CryptoKeyStatus } from "@keyward/crds/types/crypto-key";
import type { KeyPolicySpec } from "@keyward/crds/types/key-policy";
import type { KeyPolicyStatus } from "@keyward/crds/types/policy/status";
import type { PolicyObject } from "../caches/kinds.ts";
import type { KeyView } from "../keys/key-view.ts";
import { planPolicy, type SeenPolicy } from "./plan.ts";

const SOFTWARE = { kind: "BuiltIn", name: "software", protection: "Software" } as const;
const SHOWN = { version: 1, fingerprint: "aa", publicKey: "PEM", createdAt: "2026-01-01T00:00:00Z" };

interface Given {
  readonly spec?: Partial<KeyPolicySpec>;
  readonly status?: KeyPolicyStatus;
  readonly deleting?: boolean;
}

function policy({ spec, status, deleting = false }: Given = {}): PolicyObject {
  const metadata = { namespace: "shop", name: "ca", uid: "p", ...(deleting && { deletionTimestamp: "now" }) };
  return { metadata, spec: { algorithm: "ECDSA-P256", ...spec }, ...(status && { status }) } as PolicyObject;
}

function key(
  name = "ca",
  more: { policy?: string; ready?: boolean; deleting?: boolean; compliant?: boolean } = {},
): KeyView {
  const { policy: of = "ca", ready = true, deleting = false, compliant = true } = more;
  const conditions = [
    {
      type: "Ready",
      status: ready ? "True" : "False",
      reason: ready ? "KeyAvailable" : "SealedKeyMissing",
      message: "so",
    },
    { type: "Compliant", status: compliant ? "True" : "False", reason: "R", message: "" },
  ];
  const version = { ...SHOWN, version: 3, state: "Active", backend: SOFTWARE, backendKey: "k" };
  const status = { activeVersion: 3, versions: [version], conditions } as unknown as CryptoKeyStatus;
  const metadata = { namespace: "shop", name, uid: name, ...(deleting && { deletionTimestamp: "now" }) };
  return { metadata, spec: { policyRef: { name: of } }, status } as KeyView;
}

function seen(more: Partial<SeenPolicy> = {}): SeenPolicy {
  const own = key();
  const rest = { profiles: [], oldSecret: false, choice: SOFTWARE, barred: () => undefined };
  return { policy: policy(), held: true, own, keys: [own], ...rest, ...more };
}

const STEPS: Record<string, [Partial<SeenPolicy>, string]> = {
  "a policy is held before it makes anything": [{ held: false, own: undefined, keys: [] }, "hold"],
  "a policy makes the key of its own name": [{ own: undefined, keys: [] }, "create-key"],
  "a policy of rules only makes none": [
    { policy: policy({ spec: { keys: "None" } }), own: undefined, keys: [] },
    "report",
  ],
  "a key of that name that follows another policy is left alone": [
    { own: key("ca", { policy: "other" }), keys: [] },
    "report",
  ],
  "a settled policy is reported": [{}, "report"],
  "the old Secret goes when its key lies elsewhere": [{ oldSecret: true }, "delete-old-secret"],
  "a policy that profiles refer to waits": [{ policy: policy({ deleting: true }), profiles: ["payments"] }, "report"],
  "a policy that is let go loses its key first": [{ policy: policy({ deleting: true }) }, "delete-key"],
  "a protected one keeps it": [{ policy: policy({ deleting: true, spec: { deletionProtection: true } }) }, "report"],
  "keys of others keep it": [{ policy: policy({ deleting: true }), own: undefined, keys: [key("more")] }, "report"],
  "a key that is on its way out is waited for": [
    { policy: policy({ deleting: true }), own: key("ca", { deleting: true }) },
    "report",
  ],
  "then the old Secret goes": [
    { policy: policy({ deleting: true }), own: undefined, keys: [], oldSecret: true },
    "delete-old-secret",
  ],
  "and then the policy": [{ policy: policy({ deleting: true }), own: undefined, keys: [] }, "release"],
};
for (const [sentence, [given, expected]] of Object.entries(STEPS)) {
  test(sentence, () => assert.equal(planPolicy(seen(given)).act, expected));
}

test("a key that an earlier release showed is taken over, not replaced", () => {
  const old = planPolicy(seen({ own: undefined, keys: [], policy: policy({ status: { key: SHOWN } }) }));
  assert.deepEqual(old, { act: "create-key", takesOver: "aa" });
  const counted = planPolicy(seen({ own: undefined, keys: [], policy: policy({ status: { key: SHOWN, keys: 1 } }) }));
  assert.deepEqual(counted, { act: "create-key", takesOver: undefined });
});

function reported(given: Partial<SeenPolicy>) {
  const step = planPolicy(seen(given));
  assert.ok(step.act === "report");
  const reasons = Object.fromEntries(step.findings.map(({ type, status, reason }) => [type, `${status} ${reason}`]));
  return { ...step, reasons };
}

test("status shows the active version of its own key, and counts all", () => {
  const { status, reasons } = reported({ keys: [key(), key("more")] });
  assert.deepEqual([status.key?.version, status.keys, status.backend?.name], [3, 2, "software"]);
  assert.equal(reasons.Ready, "True KeyAvailable");
});

test("what its key cannot do, the policy cannot either", () => {
  const own = key("ca", { ready: false });
  assert.equal(reported({ own, keys: [own] }).reasons.Ready, "False SealedKeyMissing");
  assert.equal(reported({ own: key("ca", { policy: "other" }) }).reasons.Ready, "False NameTaken");
});

test("keys that are below what the policy asks for are named", () => {
  const { findings, reasons } = reported({ keys: [key(), key("weak", { compliant: false })] });
  assert.equal(reasons.KeysComply, "False KeysBelowPolicy");
  assert.match(findings.find(({ type }) => type === "KeysComply")!.message, /weak/);
});

test("keys that live where the namespace may have no more made go on, and are named", () => {
  const barred = () => "it does not allow namespace shop";
  const choice = { reason: "BackendNotAllowed", message: "ClusterKeyBackend kms cannot be used" };
  const { findings, reasons } = reported({ keys: [key(), key("more")], barred, choice });
  assert.equal(reasons.Ready, "True KeyAvailable");
  assert.equal(reasons.KeysComply, "False BackendNotAllowed");
  const { message } = findings.find(({ type }) => type === "KeysComply")!;
  assert.match(
    message,
    /ca in BuiltIn software \(it does not allow namespace shop\), more in .* They go on to work\. Next: /,
  );
});
