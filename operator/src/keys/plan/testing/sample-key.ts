import { IN_USE_FINALIZER } from "@keyward/core/contract/names";
import type { CryptoKeyStatus, HistoryEntry, KeyVersion } from "@keyward/crds/types/crypto-key";
import type { KeyPolicySpec } from "@keyward/crds/types/key-policy";
import type { KeyRequestSpec } from "@keyward/crds/types/key-request";
import type { ChosenBackend } from "@keyward/crds/types/policy/backend-ref";
import type { PolicyObject, RequestObject } from "../../../caches/kinds.ts";
import type { KeyStep } from "../key-step.ts";
import type { SeenKey } from "../seen-key.ts";

export const NOW = Date.UTC(2026, 5, 1);
export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;
export const at = (agoMs: number) => new Date(NOW - agoMs).toISOString();
export const SOFTWARE: ChosenBackend = { kind: "BuiltIn", name: "software", protection: "Software" };

export function version(number: number, state: KeyVersion["state"], more: Partial<KeyVersion> = {}): KeyVersion {
  const common = { fingerprint: `f${number}`, backend: SOFTWARE, backendKey: `k/${number}`, createdAt: at(2 * DAY) };
  const activatedAt = state === "Staged" ? {} : { activatedAt: at(2 * DAY) };
  const retiredAt = state === "Retired" ? { retiredAt: at(DAY) } : {};
  return { version: number, state, ...common, ...activatedAt, ...retiredAt, ...more };
}

export function status(versions: KeyVersion[], more: Partial<CryptoKeyStatus> = {}): CryptoKeyStatus {
  const activeVersion = versions.find(({ state }) => state === "Active")?.version;
  const lastVersion = Math.max(0, ...versions.map(({ version: number }) => number));
  return { versions, lastVersion, ...(activeVersion && { activeVersion }), ...more };
}

export const policy = (spec: Partial<KeyPolicySpec> = {}): PolicyObject =>
  ({
    metadata: { namespace: "shop", name: "signing", uid: "p" },
    spec: { algorithm: "ECDSA-P256", ...spec },
  }) as PolicyObject;

export function request(action: KeyRequestSpec["action"], number?: number, name = "wish", agoMs = 0): RequestObject {
  const metadata = { namespace: "shop", name, uid: `uid-${name}`, creationTimestamp: at(agoMs) };
  const spec = { keyRef: { name: "signing" }, action, ...(number !== undefined && { version: number }) };
  return { metadata, spec, status: { phase: "Approved" } } as RequestObject;
}

export const entry = (action: HistoryEntry["action"], number: number, name = "wish"): HistoryEntry => ({
  at: at(0),
  action,
  version: number,
  by: `request/${name}`,
  note: `request uid-${name}`,
});

export interface Case extends Partial<Omit<SeenKey, "key">> {
  readonly status?: CryptoKeyStatus;
  readonly metadata?: object;
  readonly origin?: "Imported";
}

export function seen({ status: current, metadata, origin, ...more }: Case): SeenKey {
  const known = { namespace: "shop", name: "signing", uid: "u", finalizers: [IN_USE_FINALIZER], ...metadata };
  return {
    key: {
      metadata: known,
      spec: { policyRef: { name: "signing" }, ...(origin && { origin }) },
      ...(current && { status: current }),
    } as SeenKey["key"],
    policy: policy(),
    choose: () => SOFTWARE,
    requests: [],
    users: [],
    held: [],
    rewind: undefined,
    recoverable: [],
    looked: true,
    away: undefined,
    health: new Map(),
    voided: new Set(),
    parentFault: () => undefined,
    disables: () => false,
    sealRevision: 0,
    checked: () => true,
    acknowledged: () => true,
    fault: undefined,
    ...more,
  };
}

/** A step as one line: what it does, and for a change what comes of it. */
export function told(step: KeyStep, before: CryptoKeyStatus = {}): string {
  switch (step.act) {
    case "change": {
      const { versions = [], pending } = step.to(before);
      const states = versions.map(({ version: number, state }) => `${number} ${state}`).join(", ");
      return pending === undefined ? `${step.what}: ${states}` : `${step.what}: ${pending.version} by ${pending.by}`;
    }
    case "finish":
      return `finish ${step.request.metadata.name}: ${step.outcome.phase} ${step.outcome.reason}`;
    case "check":
    case "disable":
    case "destroy":
      return `${step.act} ${step.version}`;
    default:
      return step.act;
  }
}

export const PENDING = { version: 1, backend: SOFTWARE, by: "policy", since: at(0) };
export const ACTIVE = status([version(1, "Active")]);
