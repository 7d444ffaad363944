import assert from "node:assert/strict";
import { test } from "node:test";
import type { KeyPolicy } from "@keyward/crds/types/key-policy";
import type { KeyState } from "@keyward/crds/types/policy/status";
import { type PolicyStep, planPolicy, type SeenPolicy } from "./plan.ts";

const KEY: KeyState = { version: 1, fingerprint: "ab", publicKey: "PEM", createdAt: "2026-01-01T00:00:00Z" };
const policy = (more: { key?: KeyState; deleting?: boolean } = {}): KeyPolicy => ({
  apiVersion: "keyward.dev/v1alpha1",
  kind: "KeyPolicy",
  metadata: {
    name: "shop-ca",
    namespace: "shop",
    ...(more.deleting ? { deletionTimestamp: "2026-01-02T00:00:00Z" } : {}),
  },
  spec: { algorithm: "ECDSA-P384" },
  ...(more.key ? { status: { key: more.key } } : {}),
});
const USABLE = { kind: "usable", key: KEY, certificateEndsMs: 1_000 } as const;
const SETTLED: SeenPolicy = {
  policy: policy({ key: KEY }),
  held: true,
  sealed: USABLE,
  lockedOut: undefined,
  users: [],
};

const STEPS: Record<string, [seen: Partial<SeenPolicy>, expected: PolicyStep["act"]]> = {
  "a new policy is held before it gets a key, so that its key can be cleaned up": [
    { policy: policy(), held: false, sealed: { kind: "absent" } },
    "hold",
  ],
  "a policy without a key gets one": [{ policy: policy(), sealed: { kind: "absent" } }, "create-key"],
  "a key that was sealed before a crash is taken over": [{ policy: policy() }, "report"],
  "a key that is gone is not made again": [{ sealed: { kind: "absent" } }, "report"],
  "without the key-encryption key nothing is made": [
    { policy: policy(), sealed: { kind: "absent" }, lockedOut: "restore it" },
    "report",
  ],
  "a policy being deleted gets no key": [
    { policy: policy({ deleting: true }), sealed: { kind: "absent" }, users: ["payments"] },
    "report",
  ],
  "a policy that profiles refer to waits": [
    { policy: policy({ key: KEY, deleting: true }), users: ["payments"] },
    "report",
  ],
  "a policy that nobody refers to loses its key first": [
    { policy: policy({ key: KEY, deleting: true }) },
    "delete-key",
  ],
  "a key that does not open is deleted with its policy, too": [
    { policy: policy({ key: KEY, deleting: true }), sealed: { kind: "unusable", cause: "changed" } },
    "delete-key",
  ],
  "and then it is let go": [{ policy: policy({ key: KEY, deleting: true }), sealed: { kind: "absent" } }, "release"],
};
for (const [sentence, [seen, expected]] of Object.entries(STEPS)) {
  test(sentence, () => assert.equal(planPolicy({ ...SETTLED, ...seen }, 0).act, expected));
}

const REASONS: Record<string, [seen: Partial<SeenPolicy>, nowMs: number, ready: string]> = {
  "a usable key is ready": [{}, 0, "True KeyAvailable"],
  "a key that is gone is not": [{ sealed: { kind: "absent" } }, 0, "False SealedKeyMissing"],
  "nor one that does not open": [
    { sealed: { kind: "unusable", cause: "it was changed" } },
    0,
    "False SealedKeyUnusable",
  ],
  "nor one whose key-encryption key is gone": [{ lockedOut: "restore it" }, 0, "False KeyEncryptionKeyMissing"],
  "nor an authority that has ended": [{}, 1_000, "False CertificateExpired"],
};
for (const [sentence, [seen, nowMs, expected]] of Object.entries(REASONS)) {
  test(sentence, () => {
    const step = planPolicy({ ...SETTLED, ...seen }, nowMs);
    assert.equal(step.act, "report");
    const found = step.act === "report" ? step.findings.find((finding) => finding.type === "Ready") : undefined;
    assert.equal(`${found?.status} ${found?.reason}`, expected);
    if (found?.status === "False") assert.match(found.message, /Next: |restore/);
  });
}

test("a condition of a policy that is kept from deletion names the profiles", () => {
  const step = planPolicy({ ...SETTLED, policy: policy({ key: KEY, deleting: true }), users: ["b", "a"] }, 0);
  const found = step.act === "report" ? step.findings.find((finding) => finding.type === "InUse") : undefined;
  assert.equal(found?.reason, "DeletionWaits");
  assert.match(found!.message, /2 profiles refer to this policy: a, b/);
});

test("what status says of a key stays when its Secret is gone", () => {
  const step = planPolicy({ ...SETTLED, sealed: { kind: "absent" } }, 0);
  assert.deepEqual(step.act === "report" && step.key, KEY);
});
