import { BackendError } from "@keyward/core/backend/backend-error";
import type { BackendCapabilities } from "@keyward/core/backend/capabilities";
import type { ChosenBackend } from "@keyward/crds/types/policy/backend-ref";
import type { Backends, NoBackend } from "../backends/port.ts";
import { type Caches, PROFILES_BY_POLICY, REQUESTS_BY_KEY } from "../caches/caches.ts";
import type { PolicyObject, RequestObject } from "../caches/kinds.ts";
import { underRevoked } from "../publication/authority-tree.ts";
import { parentAuthority } from "./making/parent-authority.ts";
import { OWN_ACTIONS } from "./plan/plan-requests.ts";
import { isBackend, type PlannedKey, type SeenKey } from "./plan/seen-key.ts";
import type { HeldVersions } from "./watching/held-versions.ts";
import type { Inspections } from "./watching/inspections.ts";
import type { Outages } from "./watching/outages.ts";
import type { Recoveries } from "./watching/recoveries.ts";
import type { Rewinds } from "./watching/rewinds.ts";
import type { StagedAcknowledgements } from "./watching/staged-acknowledgements.ts";

export interface KeySources {
  readonly caches: Pick<Caches, "keys" | "policies" | "profiles" | "requests">;
  readonly backends: Backends;
  readonly inspections: Inspections;
  readonly held: HeldVersions;
  readonly recoveries: Recoveries;
  readonly rewinds: Pick<Rewinds, "of">;
  readonly outages: Pick<Outages, "finding">;
  readonly acknowledgements: StagedAcknowledgements;
  /** Keys for which there was no backend, as `namespace/name`: they look again when there may be one. */
  readonly waiting: Set<string>;
  /** Versions that were used once, as `uid/version`. */
  readonly checked: ReadonlySet<string>;
  /** By `namespace/name`: why the last work in a backend failed. */
  readonly faults: ReadonlyMap<string, string>;
}

/** Reads caches only. */
export function observeKey(key: PlannedKey, sources: KeySources): SeenKey {
  const { caches, backends, inspections, held, recoveries, acknowledgements, checked, faults } = sources;
  const { namespace = "", name, uid = "" } = key.metadata;
  const path = `${namespace}/${name}`;
  const policyPath = `${namespace}/${key.spec.policyRef.name}`;
  const policy = caches.policies.get(policyPath);
  return {
    key,
    policy,
    choose: (policy) => {
      const choice = chosen(backends, policy);
      if (!isBackend(choice)) sources.waiting.add(path);
      return choice;
    },
    requests: approvedRequests(caches.requests.byIndex(REQUESTS_BY_KEY, path)),
    users: caches.profiles.byIndex(PROFILES_BY_POLICY, path).map(({ metadata }) => metadata.name),
    held: held.of(uid),
    rewind: sources.rewinds.of(uid),
    recoverable: recoveries.of(uid),
    looked: inspections.has(uid),
    away: sources.outages.finding(key),
    health: inspections.of(uid),
    voided: underRevoked(policyPath, key.status?.versions ?? [], caches),
    parentFault: () => parentFault(policy, sources),
    disables: ({ backend }) => {
      const open = opened(backends, backend, namespace);
      if (open === undefined) sources.waiting.add(path);
      return open?.disables === true && open.delivery === "remote";
    },
    sealRevision: inspections.sealRevision(uid),
    checked: (version) => checked.has(`${uid}/${version}`),
    acknowledged: (version) => acknowledgements.complete(path, version),
    fault: faults.get(path),
  };
}

function parentFault(policy: PolicyObject | undefined, sources: KeySources): string | undefined {
  const parent = policy?.spec.certificateAuthority?.parentRef?.name;
  if (parent === undefined) return undefined;
  try {
    parentAuthority(policy!.metadata.namespace ?? "", parent, sources);
    return undefined;
  } catch (error) {
    if (error instanceof BackendError) return error.message;
    throw error;
  }
}

/** @returns undefined while the backend is not open */
function opened(backends: Backends, backend: ChosenBackend, namespace: string): BackendCapabilities | undefined {
  try {
    return backends.of(backend, namespace).backend.capabilities;
  } catch {
    return undefined;
  }
}

function chosen(backends: Backends, policy: PolicyObject): ChosenBackend | NoBackend {
  const choice = backends.choose(policy);
  return "chosen" in choice ? choice.chosen : choice;
}

/** Oldest first; those of one second by name. */
function approvedRequests(requests: readonly RequestObject[]): RequestObject[] {
  const approved = requests.filter(({ status, spec }) => status?.phase === "Approved" && OWN_ACTIONS.has(spec.action));
  return approved.sort((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1));
}

function orderOf({ metadata: { creationTimestamp = "", name } }: RequestObject): string {
  return `${creationTimestamp} ${name}`;
}
