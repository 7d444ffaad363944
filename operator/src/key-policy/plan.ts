import type { KeyVersion } from "@keyward/crds/types/crypto-key";
import type { ChosenBackend } from "@keyward/crds/types/policy/backend-ref";
import type { KeyPolicyStatus, KeyState } from "@keyward/crds/types/policy/status";
import type { NoBackend } from "../backends/port.ts";
import type { PolicyObject } from "../caches/kinds.ts";
import type { KeyView } from "../keys/key-view.ts";
import type { Finding } from "../status/finding.ts";
import { complying, inUse, notReady, ready, rulesOnly } from "./findings.ts";

/** Everything that the plan for one policy depends on. */
export interface SeenPolicy {
  readonly policy: PolicyObject;
  readonly held: boolean;
  /** The CryptoKey of the policy's own name, whoever made it. */
  readonly own: KeyView | undefined;
  /** Every CryptoKey under the policy. */
  readonly keys: readonly KeyView[];
  /** Names of the profiles that refer to its own key. */
  readonly profiles: readonly string[];
  /** Whether an earlier release's sealed Secret for this policy is there. */
  readonly oldSecret: boolean;
  readonly choice: ChosenBackend | NoBackend;
  /** Why the namespace may have no more keys made in a backend; undefined: it may. */
  readonly barred: (backend: ChosenBackend) => string | undefined;
}

/** One step at a time: each ends in a change that the watch brings back, or in the report. */
export type PolicyStep =
  | { readonly act: "hold" }
  /** @param takesOver fingerprint of the key that an earlier release showed */
  | { readonly act: "create-key"; readonly takesOver: string | undefined }
  | { readonly act: "delete-key"; readonly key: KeyView }
  | { readonly act: "delete-old-secret" }
  | { readonly act: "release" }
  | {
      readonly act: "report";
      readonly findings: readonly Finding[];
      readonly status: Omit<KeyPolicyStatus, "conditions">;
    };

/** Pure. A policy makes one key, of its own name; whatever was ever shown of it is never replaced by another. */
export function planPolicy(seen: SeenPolicy): PolicyStep {
  const { policy, own } = seen;
  if (policy.metadata.deletionTimestamp !== undefined) return planEnd(seen) ?? report(seen);
  if (!seen.held) return { act: "hold" };
  const wantsKey = (policy.spec.keys ?? "Default") === "Default";
  if (wantsKey && own === undefined) return { act: "create-key", takesOver: takenOver(seen) };
  if (seen.oldSecret && isOwn(seen) && own?.status?.activeVersion !== undefined) return { act: "delete-old-secret" };
  return report(seen);
}

/** Earlier releases knew one key only, and did not count. */
function takenOver({ policy: { status } }: SeenPolicy): string | undefined {
  return status?.keys === undefined ? status?.key?.fingerprint : undefined;
}

function isOwn({ policy, own }: SeenPolicy): boolean {
  return own?.spec.policyRef.name === policy.metadata.name;
}

function planEnd(seen: SeenPolicy): PolicyStep | undefined {
  if (seen.profiles.length > 0 || isProtected(seen)) return undefined;
  const { own, keys, held, oldSecret } = seen;
  if (own !== undefined && isOwn(seen) && own.metadata.deletionTimestamp === undefined)
    return { act: "delete-key", key: own };
  if (keys.length > 0) return undefined;
  if (oldSecret) return { act: "delete-old-secret" };
  return held ? { act: "release" } : undefined;
}

function isProtected({ policy, keys }: SeenPolicy): boolean {
  if (policy.spec.deletionProtection !== true) return false;
  return keys.some(({ status }) => status?.versions?.some(({ state }) => state !== "Destroyed"));
}

function report(seen: SeenPolicy): PolicyStep {
  const { policy, keys, choice, profiles } = seen;
  const deleting = policy.metadata.deletionTimestamp !== undefined;
  const key = keyState(seen);
  const names = keys.map(({ metadata }) => metadata.name);
  const use = { profiles, keys: names, isProtected: isProtected(seen) };
  const backend = "protection" in choice ? sameBackend(policy.status?.backend, choice) : undefined;
  return {
    act: "report",
    findings: [readiness(seen, key), inUse(use, deleting), complying(belowPolicy(keys), barredKeys(seen))],
    status: {
      observedGeneration: policy.metadata.generation ?? 0,
      keys: keys.length,
      ...(key && { key }),
      ...(backend && { backend }),
    },
  };
}

/** The reason of a choice tells of latencies: it is told anew with another choice only. */
function sameBackend(before: ChosenBackend | undefined, now: ChosenBackend): ChosenBackend {
  const same = before?.kind === now.kind && before.name === now.name && before.protection === now.protection;
  return same ? before : now;
}

function keyState(seen: SeenPolicy): KeyState | undefined {
  if (!isOwn(seen)) return undefined;
  const status = seen.own?.status;
  const active = status?.versions?.find(({ version }) => version === status.activeVersion);
  return active === undefined ? seen.own && takenOverState(seen) : stateOf(active);
}

/** What an earlier release showed stays until the key that takes it over is active. */
function takenOverState({ policy, own }: SeenPolicy): KeyState | undefined {
  return own?.status?.versions === undefined ? policy.status?.key : undefined;
}

function stateOf({ version, fingerprint, publicKey = "", certificate, createdAt }: KeyVersion): KeyState {
  return { version, fingerprint, publicKey, ...(certificate !== undefined && { certificate }), createdAt };
}

function belowPolicy(keys: readonly KeyView[]): string[] {
  const below = ({ status }: KeyView) =>
    status?.conditions?.some(({ type, status: value }) => type === "Compliant" && value === "False");
  return keys.filter(below).map(({ metadata }) => metadata.name);
}

/** Names of keys and of the backends in which they live and no longer may. */
function barredKeys({ keys, barred }: SeenPolicy): string[] {
  const known = new Map<string, string | undefined>();
  const whyNot = (backend: ChosenBackend) => {
    const id = `${backend.kind} ${backend.name}`;
    if (!known.has(id)) known.set(id, barred(backend));
    return known.get(id);
  };
  return keys.flatMap(({ metadata, status }) => {
    const living = status?.versions?.filter(({ state }) => state !== "Destroyed");
    const found = living?.find(({ backend }) => whyNot(backend) !== undefined)?.backend;
    return found === undefined ? [] : [`${metadata.name} in ${found.kind} ${found.name} (${whyNot(found)})`];
  });
}

function readiness(seen: SeenPolicy, key: KeyState | undefined): Finding {
  const { policy, own, choice } = seen;
  const { name } = policy.metadata;
  if (own !== undefined && !isOwn(seen)) {
    const next = "delete that CryptoKey, or set spec.keys to None";
    return notReady("NameTaken", `CryptoKey ${name} follows KeyPolicy ${own.spec.policyRef.name}. Next: ${next}`);
  }
  if (own === undefined) {
    if (policy.spec.keys === "None")
      return "protection" in choice ? rulesOnly() : notReady(choice.reason, choice.message);
    return notReady("KeyPending", "the key is being made. Next: wait a moment");
  }
  const condition = own.status?.conditions?.find(({ type }) => type === "Ready");
  if (condition?.status === "True" && key !== undefined) return ready(policy.spec.algorithm, key);
  if (condition === undefined) return notReady("KeyPending", "the key is being made. Next: wait a moment");
  return notReady(condition.reason, condition.message);
}
