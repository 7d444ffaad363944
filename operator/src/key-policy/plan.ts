import type { KeyPolicy } from "@keyward/crds/types/key-policy";
import type { KeyState } from "@keyward/crds/types/policy/status";
import type { Finding } from "../status/finding.ts";
import { inUse, notReady, ready } from "./findings.ts";

/** What the sealed Secret of a policy is worth. */
export type SealedState =
  | { readonly kind: "absent" }
  /** It is there and does not open, or holds another key than status names. The cause is written for a person. */
  | { readonly kind: "unusable"; readonly cause: string }
  | { readonly kind: "usable"; readonly key: KeyState; readonly certificateEndsMs: number | undefined };

/** Everything that the plan for one policy depends on. */
export interface SeenPolicy {
  readonly policy: KeyPolicy;
  readonly held: boolean;
  readonly sealed: SealedState;
  /** Why there is no key-encryption key to work with; undefined: there is one. */
  readonly lockedOut: string | undefined;
  /** Names of the profiles that refer to it. */
  readonly users: readonly string[];
}

/** One step at a time: each ends in a change that the watch brings back, or in the report. */
export type PolicyStep =
  | { readonly act: "hold" }
  | { readonly act: "create-key" }
  | { readonly act: "delete-key" }
  | { readonly act: "release" }
  | {
      readonly act: "report";
      readonly findings: readonly Finding[];
      readonly key: KeyState | undefined;
      /** When the report may change by itself; undefined: only with the objects. */
      readonly lookAgainMs: number | undefined;
    };

/** Node's timers end at 2^31 ms, and clocks jump. */
const MAX_LOOK_AGAIN_MS = 24 * 60 * 60_000;

/**
 * Pure. A key is created only where neither a Secret nor status speaks of one: whatever was ever shown to anyone is never
 * replaced by a new key.
 */
export function planPolicy(seen: SeenPolicy, nowMs: number): PolicyStep {
  const deleting = seen.policy.metadata.deletionTimestamp !== undefined;
  if (deleting && seen.users.length === 0) return leave(seen);
  if (!seen.held && !deleting) return { act: "hold" };
  const unmade = seen.sealed.kind === "absent" && seen.policy.status?.key === undefined;
  if (unmade && !deleting && seen.lockedOut === undefined) return { act: "create-key" };
  return report(seen, deleting, nowMs);
}

function leave(seen: SeenPolicy): PolicyStep {
  if (seen.sealed.kind !== "absent") return { act: "delete-key" };
  return seen.held ? { act: "release" } : report(seen, true, 0);
}

function report(seen: SeenPolicy, deleting: boolean, nowMs: number): PolicyStep {
  const key = seen.sealed.kind === "usable" ? seen.sealed.key : seen.policy.status?.key;
  return {
    act: "report",
    findings: [readiness(seen, nowMs), inUse(seen.users, deleting)],
    key,
    lookAgainMs: untilEnd(seen, nowMs),
  };
}

function untilEnd({ sealed }: SeenPolicy, nowMs: number): number | undefined {
  if (sealed.kind !== "usable" || sealed.certificateEndsMs === undefined) return undefined;
  const left = sealed.certificateEndsMs - nowMs;
  return left > 0 ? Math.min(left, MAX_LOOK_AGAIN_MS) : undefined;
}

function readiness({ sealed, lockedOut, policy }: SeenPolicy, nowMs: number): Finding {
  if (lockedOut !== undefined) return notReady("KeyEncryptionKeyMissing", lockedOut);
  switch (sealed.kind) {
    case "absent": {
      const next =
        "restore the Secret from a backup, or create another KeyPolicy; Keyward makes no second key for this one";
      return notReady("SealedKeyMissing", `the Secret with the sealed key is gone. Next: ${next}`);
    }
    case "unusable": {
      const next = "restore the Secret from a backup, or create another KeyPolicy";
      return notReady("SealedKeyUnusable", `${sealed.cause}. Next: ${next}`);
    }
    case "usable": {
      const ended = sealed.certificateEndsMs !== undefined && sealed.certificateEndsMs <= nowMs;
      if (!ended) return ready(policy.spec.algorithm, sealed.key);
      const when = new Date(sealed.certificateEndsMs!).toISOString();
      return notReady("CertificateExpired", `the CA certificate ended at ${when}. Next: create another KeyPolicy`);
    }
  }
}
