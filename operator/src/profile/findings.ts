import type { PodState, PodSummary } from "@keyward/crds/types/profile/status";
import { type Finding, finding, someOf } from "../status/finding.ts";

/** The KeyPolicy that the profile names as the issuer of certificates. */
export type IssuerState =
  | { readonly kind: "none" }
  | { readonly kind: "ready" }
  | { readonly kind: "missing"; readonly name: string; readonly namespace: string }
  | { readonly kind: "no-authority"; readonly name: string }
  | { readonly kind: "pending"; readonly name: string }
  | { readonly kind: "not-ready"; readonly name: string; readonly cause: string };

export function valid(faults: readonly string[], generation: number): Finding {
  if (faults.length === 0) return finding("Valid", "True", "Compiled", `generation ${generation} can be put in force`);
  const next = "pods keep the last good generation; correct the spec and apply it again";
  return finding("Valid", "False", "Invalid", `${faults.join("; ")}. Next: ${next}`);
}

export interface Readiness {
  readonly faults: readonly string[];
  readonly issuer: IssuerState;
  /** Status tells pods where an operator serves them. */
  readonly served: boolean;
  readonly pods: PodSummary;
  readonly generation: number;
  readonly firstFault: PodState | undefined;
}

/** True only if the spec is valid, its issuer can sign, pods can get it, and every pod has it in force. */
export function ready({ faults, issuer, served, pods, generation, firstFault }: Readiness): Finding {
  if (faults.length > 0) return notReady("Invalid", `the spec is invalid: ${faults[0]}. Next: see the condition Valid`);
  const blocked = issuerFinding(issuer);
  if (blocked !== undefined) return blocked;
  if (!served) return notReady("EndpointPending", "no operator serves sidecars yet. Next: wait a moment");
  if (pods.total === 0)
    return finding("Ready", "True", "NoPods", `generation ${generation} is valid; no pod uses it yet`);
  if (pods.current === pods.total) {
    return finding("Ready", "True", "AllPodsCurrent", `generation ${generation} is live on every pod (${pods.total})`);
  }
  const count = `generation ${generation} is live on ${pods.current} of ${pods.total} pods`;
  if (firstFault === undefined) return notReady("PodsBehind", `${count}. Next: status.pods lists those behind first`);
  const why = `pod ${firstFault.name} refused it: ${firstFault.fault}`;
  return notReady("PodsBehind", `${count}; ${why}. Next: correct the spec, or upgrade the pod's sidecar`);
}

function issuerFinding(issuer: IssuerState): Finding | undefined {
  switch (issuer.kind) {
    case "missing": {
      const next = `create it in namespace ${issuer.namespace}, or correct certificates.issuer.keyPolicyRef.name`;
      return notReady("IssuerMissing", `there is no KeyPolicy ${issuer.name}. Next: ${next}`);
    }
    case "no-authority": {
      const next = "name a KeyPolicy with spec.certificateAuthority";
      return notReady("IssuerNotAuthority", `KeyPolicy ${issuer.name} is no certificate authority. Next: ${next}`);
    }
    case "pending":
      return notReady("IssuerPending", `the key of KeyPolicy ${issuer.name} is being made. Next: wait a moment`);
    case "not-ready":
      return notReady("IssuerNotReady", `KeyPolicy ${issuer.name} is not ready: ${issuer.cause}`);
    default:
      return undefined;
  }
}

export function inUse(users: readonly string[], deleting: boolean): Finding {
  if (users.length === 0) return finding("InUse", "False", "NoPods", "no pod uses this profile");
  const count = `${users.length} ${users.length === 1 ? "pod uses" : "pods use"} this profile: ${someOf(users)}`;
  if (!deleting) return finding("InUse", "True", "UsedByPods", count);
  const next = "delete these pods, or move them to another profile; deletion then goes on by itself";
  return finding("InUse", "True", "DeletionWaits", `deletion waits: ${count}. Next: ${next}`);
}

function notReady(reason: string, message: string): Finding {
  return finding("Ready", "False", reason, message);
}
