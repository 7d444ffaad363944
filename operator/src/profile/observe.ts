import type { AgentEndpoint } from "@keyward/crds/types/profile/status";
import { findCondition, isTrue } from "@keyward/kube/conditions/condition";
import { type Caches, PODS_BY_PROFILE } from "../caches/caches.ts";
import type { ProfileObject } from "../caches/kinds.ts";
import type { Acknowledgements } from "./acknowledgements.ts";
import type { IssuerState } from "./findings.ts";
import type { KnownProfiles } from "./known-profiles.ts";
import type { SeenProfile } from "./plan.ts";

export interface ProfileSources {
  readonly caches: Pick<Caches, "profiles" | "policies" | "pods">;
  readonly known: KnownProfiles;
  readonly acknowledgements: Acknowledgements;
  /** Where this replica serves the agent stream; undefined while it does not. */
  readonly agentEndpoint: () => AgentEndpoint | undefined;
  /** How long pods may still be on their way back from the leader before this one. */
  readonly settlingMs: () => number;
}

export interface ObservedProfile extends SeenProfile {
  readonly profile: ProfileObject;
}

/** Reads caches only. @returns undefined if there is no such profile */
export function observeProfile(key: string, sources: ProfileSources): ObservedProfile | undefined {
  const { caches, known, acknowledgements, agentEndpoint } = sources;
  const profile = caches.profiles.get(key);
  if (profile === undefined) return undefined;
  const users = caches.pods.byIndex(PODS_BY_PROFILE, key);
  const staying = users.filter((pod) => pod.metadata.deletionTimestamp === undefined);
  const { faults, seenAtMs } = known.see(profile);
  return {
    profile,
    faults,
    seenAtMs,
    issuer: issuerOf(profile, caches),
    users: users.map((pod) => pod.metadata.name),
    pods: staying.map(({ metadata: { name, uid = "" } }) => ({ name, uid, acknowledgement: acknowledgements.of(uid) })),
    agent: agentEndpoint(),
    settling: sources.settlingMs() > 0,
  };
}

function issuerOf(profile: ProfileObject, caches: Pick<Caches, "policies">): IssuerState {
  const name = profile.spec.certificates?.issuer?.keyPolicyRef?.name;
  if (name === undefined) return { kind: "none" };
  const namespace = profile.metadata.namespace ?? "";
  const policy = caches.policies.get(`${namespace}/${name}`);
  if (policy === undefined) return { kind: "missing", name, namespace };
  if (policy.spec.certificateAuthority === undefined) return { kind: "no-authority", name };
  if (isTrue(policy.status?.conditions, "Ready")) return { kind: "ready" };
  const cause = findCondition(policy.status?.conditions, "Ready")?.message;
  return cause === undefined ? { kind: "pending", name } : { kind: "not-ready", name, cause };
}
