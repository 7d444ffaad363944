import type { CryptoProfile } from "@keyward/crds/types/crypto-profile";
import type {
  AgentEndpoint,
  CryptoProfileStatus,
  PodState,
  PodSummary,
  ReloadSummary,
} from "@keyward/crds/types/profile/status";
import type { Finding } from "../status/finding.ts";
import { type IssuerState, inUse, ready, valid } from "./findings.ts";
import { inOrderOfConcern, isCurrent, podState, reloadSummary, type SeenPod, type Target } from "./pod-states.ts";
import { rememberedStates } from "./remembered-states.ts";

/** Everything that the plan for one profile depends on. */
export interface SeenProfile {
  readonly profile: CryptoProfile;
  /** What is wrong with the spec, one sentence each; empty: it compiles. */
  readonly faults: readonly string[];
  readonly issuer: IssuerState;
  /** Pods with the sidecar that are neither finished nor being deleted. */
  readonly pods: readonly SeenPod[];
  /** Names of all pods that still run with it, those being deleted included. */
  readonly users: readonly string[];
  readonly seenAtMs: number;
  /** This replica leads since a moment ago: pods that it has not heard of are taken to be as its predecessor left them. */
  readonly settling: boolean;
  /** Where this replica serves the agent stream; undefined while it does not yet, and what status says stays. */
  readonly agent: AgentEndpoint | undefined;
}

export interface ProfilePlan {
  /** Whether the finalizer belongs on the object. */
  readonly held: boolean;
  readonly findings: readonly Finding[];
  readonly status: Omit<CryptoProfileStatus, "conditions">;
}

/** More than a page of `kubectl describe`, and far below the size limit of an object. */
export const MAX_ITEMS = 50;

/** Pure: no clock, no cache, no log. */
export function planProfile(seen: SeenProfile): ProfilePlan {
  const { profile, faults, issuer, users, agent = profile.status?.agent } = seen;
  const target: Target = {
    uid: profile.metadata.uid!,
    generation: profile.metadata.generation!,
    seenAtMs: seen.seenAtMs,
  };
  const remembered = seen.settling ? rememberedStates(profile) : () => undefined;
  const states = seen.pods.map(
    (pod) => (pod.acknowledgement ? undefined : remembered(pod.name)) ?? podState(pod, target),
  );
  const current = states.filter((state) => isCurrent(state, target)).length;
  const pods: PodSummary = {
    total: states.length,
    current,
    items: inOrderOfConcern(states, target).slice(0, MAX_ITEMS),
  };
  const reload = reloadSummary(states) ?? measuredBefore(profile);
  const firstFault = states.find((state) => state.fault !== undefined);
  return {
    held: users.length > 0,
    findings: [
      valid(faults, target.generation),
      ready({ faults, issuer, served: agent !== undefined, pods, generation: target.generation, firstFault }),
      inUse(users, profile.metadata.deletionTimestamp !== undefined),
    ],
    status: {
      observedGeneration: target.generation,
      summary: summaryLine(pods, target.generation, faults.length > 0, reload),
      pods,
      ...(reload === undefined ? {} : { reload }),
      ...(agent === undefined ? {} : { agent }),
    },
  };
}

/** A new leader sees only reports of pods that reconnect; what its predecessor measured stays true for this generation. */
function measuredBefore({ metadata, status }: CryptoProfile): ReloadSummary | undefined {
  return status?.observedGeneration === metadata.generation ? status?.reload : undefined;
}

function summaryLine(
  pods: PodSummary,
  generation: number,
  invalid: boolean,
  reload: ReloadSummary | undefined,
): string {
  if (invalid) return `generation ${generation} is invalid, ${kept(pods)}`;
  if (pods.total === 0) return "no pods";
  const speed = reload === undefined ? "" : `, slowest ${reload.slowestMilliseconds} ms`;
  return `${pods.current}/${pods.total} pods on generation ${generation}${speed}`;
}

function kept({ total, items = [] }: PodSummary): string {
  const generations = new Set(items.map((state: PodState) => state.generation));
  if (total === 0) return "no pods";
  const [only] = generations;
  return generations.size === 1 && only !== undefined
    ? `pods keep generation ${only}`
    : "pods keep their last good one";
}
