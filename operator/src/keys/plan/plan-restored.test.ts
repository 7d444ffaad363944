import assert from "node:assert/strict";
import { test } from "node:test";
import { IN_USE_FINALIZER } from "@keyward/core/contract/names";
import type { CryptoKeyStatus, KeyVersion } from "@keyward/crds/types/crypto-key";
import type { PolicyObject } from "../../caches/kinds.ts";
import { planKey } from "./plan.ts";
import type { SeenKey } from "./seen-key.ts";

const NOW = Date.UTC(2026, 5, 1);
const at = new Date(NOW - 3_600_000).toISOString();
const SOFTWARE = { kind: "BuiltIn", name: "software", protection: "Software" } as const;
const CLOUD = { kind: "KeyBackend", name: "cloud", protection: "Managed" } as const;

function version(number: number, state: KeyVersion["state"], more: Partial<KeyVersion> = {}): KeyVersion {
  const common = { fingerprint: `f${number}`, backend: CLOUD, backendKey: `k/${number}`, createdAt: at };
  return { version: number, state, ...common, ...more };
}

const BACKUP: CryptoKeyStatus = { versions: [version(1, "Active")], activeVersion: 1, lastVersion: 1 };
const AHEAD: CryptoKeyStatus = {
  versions: [version(1, "Revoked"), version(2, "Retired"), version(3, "Active")],
  activeVersion: 3,
  lastVersion: 3,
};
const REWIND = { ahead: AHEAD, reached: "500", lastVersion: 3 };

function seen(status: CryptoKeyStatus, more: Partial<SeenKey> = {}): SeenKey {
  const metadata = {
    namespace: "shop",
    name: "signing",
    uid: "u",
    resourceVersion: "20",
    finalizers: [IN_USE_FINALIZER],
  };
  const policy = { metadata: { namespace: "shop", name: "signing", uid: "p" }, spec: { algorithm: "ECDSA-P256" } };
  return {
    key: { metadata, spec: { policyRef: { name: "signing" } }, status },
    policy: policy as PolicyObject,
    choose: () => SOFTWARE,
    ...{
      requests: [],
      users: [],
      held: [],
      recoverable: [],
      disables: () => false,
      rewind: undefined,
      looked: true,
      away: undefined,
    },
    ...{
      health: new Map(),
      voided: new Set<number>(),
      parentFault: () => undefined,
      sealRevision: 0,
      fault: undefined,
    },
    checked: () => true,
    acknowledged: () => true,
    ...more,
  };
}

/** What becomes of a status by the next step. */
function after(status: CryptoKeyStatus, more: Partial<SeenKey>): CryptoKeyStatus {
  const step = planKey(seen(status, more), NOW);
  assert.equal(step.act, "change");
  return step.act === "change" ? step.to(status) : status;
}

const states = ({ versions = [] }: CryptoKeyStatus) =>
  versions.map(({ version: number, state }) => `${number} ${state}`);

test("what the operator knew is written again, before anything is decided on the older status", () => {
  const urgent = {
    metadata: { name: "wish", uid: "w" },
    spec: { keyRef: { name: "signing" }, action: "Revoke", version: 1 },
  };
  const next = after(BACKUP, { rewind: REWIND, requests: [urgent as never], held: [5] });
  assert.deepEqual(states(next), ["1 Revoked", "2 Retired", "3 Active"]);
  assert.deepEqual([next.activeVersion, next.lastVersion], [3, 3]);
  const { action, by, note } = next.history!.at(-1)!;
  assert.deepEqual([action, by], ["Recovered", "operator"]);
  assert.equal(
    note,
    "etcd came back from an older backup, from before resourceVersion 500, to 20; the last version was 3 and is 1",
  );
});

test("what was stored in Secrets went back, too: its count is that of the backup", () => {
  const next = after({ ...BACKUP, sealRevision: 1 }, { rewind: { ...REWIND, ahead: { ...AHEAD, sealRevision: 4 } } });
  assert.equal(next.sealRevision, 1);
});

test("a software key that was destroyed is destroyed again, and one that a cloud ended is not", () => {
  const ahead = {
    ...AHEAD,
    versions: [version(1, "Destroyed", { backend: SOFTWARE }), version(2, "Destroyed"), version(3, "Active")],
  };
  assert.deepEqual(states(after(BACKUP, { rewind: { ...REWIND, ahead } })), [
    "1 Destroying",
    "2 Destroyed",
    "3 Active",
  ]);
});

test("what another replica made good, and what was decided since, is not taken back", () => {
  const written = after(BACKUP, { rewind: REWIND });
  const decided = { ...written, versions: [version(2, "Revoked"), version(3, "Active")] };
  assert.equal(planKey(seen(decided, { rewind: REWIND }), NOW).act, "report");
  // A replica whose cache was behind when it happened.
  assert.equal(planKey(seen(decided, { rewind: { ...REWIND, reached: "480" } }), NOW).act, "report");
});

test("a later restore is another one", () => {
  const { history } = after(BACKUP, { rewind: REWIND });
  const again = { ...BACKUP, history: history! };
  assert.equal(planKey(seen(again, { rewind: { ...REWIND, reached: "900" } }), NOW).act, "change");
  const old = [{ ...history![0]!, at: new Date(NOW - 25 * 3_600_000).toISOString() }];
  assert.equal(planKey(seen({ ...BACKUP, history: old }, { rewind: REWIND }), NOW).act, "change");
});

test("an active version that the backup does not hold is followed by another; at any other time it may be restored", () => {
  const health = new Map([[3, { kind: "missing" } as const]]);
  const rewind = { ...REWIND, ahead: undefined };
  const next = after(AHEAD, { rewind, health });
  assert.equal(next.pending?.version, 4);
  assert.equal(next.pending?.note, "the active version was not in the backup that etcd came back from");
  assert.equal(planKey(seen(AHEAD, { health }), NOW).act, "report");
  const later = { ...AHEAD, versions: [version(4, "Active")], activeVersion: 4, lastVersion: 4 };
  const gone = new Map([[4, { kind: "missing" } as const]]);
  assert.equal(planKey(seen(later, { rewind, health: gone }), NOW).act, "report");
});

test("a version that a backend has is taken up again, though sidecars had its number raised first", () => {
  const raised = { ...BACKUP, lastVersion: 3 };
  const found = [version(2, "Retired"), version(3, "Retired")];
  assert.deepEqual(states(after(raised, { held: [1, 2, 3], recoverable: found })), ["1 Active", "2 Retired"]);
  // One that was purged comes back to nobody.
  assert.equal(planKey(seen(raised, { recoverable: found }), NOW).act, "report");
});

test("status says that it came back from a backup for as long as the operator knows", () => {
  const step = planKey(seen(AHEAD, { rewind: { ...REWIND, ahead: undefined } }), NOW);
  const restored = step.act === "report" && step.report.findings.find(({ type }) => type === "Restored");
  assert.ok(restored);
  assert.deepEqual([restored.status, restored.reason], ["True", "OlderBackup"]);
  assert.match(restored.message, /before resourceVersion 500.*up to 3 counts\. Next: /);
});
