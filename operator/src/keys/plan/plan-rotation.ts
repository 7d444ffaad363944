import { protects } from "@keyward/core/backend/capabilities";
import type { KeyVersion } from "@keyward/crds/types/crypto-key";
import { ROTATE } from "../key-view.ts";
import { ACKNOWLEDGEMENT_WAIT_MS } from "../watching/staged-acknowledgements.ts";
import { activate, allocate, BY_ANNOTATION, BY_POLICY, type Cause, purge, revoke } from "./changes.ts";
import type { KeyStep } from "./key-step.ts";
import { isLostByRewind } from "./plan-restored.ts";
import { activeOf, isBackend, rulesFor, type SeenKey, statusOf, versionsOf } from "./seen-key.ts";

/** The API takes 128; the rest is room for versions that come from elsewhere. */
export const MAX_VERSIONS = 120;

/** Its key is as good as it was; its certificate is not, and a version has one only. */
const BY_REVOKED_PARENT: Cause = {
  ...BY_POLICY,
  note: "its certificate led to one of an authority above that was revoked",
};

/** Goes on with what was begun: a number that was given away, a version that was staged. */
export function planMaking(seen: SeenKey, nowMs: number): KeyStep | undefined {
  const { pending } = statusOf(seen);
  if (pending !== undefined) {
    // The wish is heard: it must not be heard again once its version is there.
    return pending.by === BY_ANNOTATION.by && wantsRotation(seen) ? { act: "drop-annotation" } : { act: "make" };
  }
  const staged = stagedOf(seen);
  return staged && planActivation(seen, staged, nowMs);
}

/** The version that follows the active one. Older ones that are staged again, after a destruction was taken back, wait for a request. */
export function stagedOf(seen: SeenKey): KeyVersion | undefined {
  const newest = versionsOf(seen)
    .filter(({ state }) => state === "Staged")
    .at(-1);
  const active = activeOf(seen);
  return newest && (active === undefined || newest.version > active.version) ? newest : undefined;
}

function planActivation(seen: SeenKey, { version, createdAt }: KeyVersion, nowMs: number): KeyStep {
  const health = seen.health.get(version);
  if (health?.kind === "destroyed" || (health?.kind === "missing" && !seen.checked(version))) {
    const note = `its backend lost it before it was activated (${health.kind})`;
    const to = (status: Parameters<typeof revoke>[0]) => revoke(status, version, { by: "backend", note }, nowMs);
    return { act: "change", what: "key.lost", to };
  }
  if (seen.voided.has(version)) {
    const to = (status: Parameters<typeof revoke>[0]) => revoke(status, version, BY_REVOKED_PARENT, nowMs);
    return { act: "change", what: "key.voided", to };
  }
  if (!seen.checked(version)) return { act: "check", version };
  const waitMs = activeOf(seen) === undefined || seen.acknowledged(version) ? 0 : waitLeftMs(createdAt, nowMs);
  if (waitMs > 0) return { act: "wait", ms: waitMs };
  const cause = causeOfVersion(seen, version);
  return { act: "change", what: "key.activated", to: (status) => activate(status, version, cause, nowMs) };
}

/** A clock that was set back must not make anyone wait for longer. */
function waitLeftMs(createdAt: string, nowMs: number): number {
  const elapsedMs = nowMs - Date.parse(createdAt);
  return elapsedMs < 0 ? 0 : ACKNOWLEDGEMENT_WAIT_MS - elapsedMs;
}

/** Who asked for the version also asked for its activation. */
function causeOfVersion(seen: SeenKey, version: number): Cause {
  const made = seen.key.status?.history?.findLast((entry) => entry.version === version && entry.action !== "Revoked");
  return made === undefined ? BY_POLICY : { by: made.by, note: made.note };
}

/** Gives the next number away where one is due. */
export function planRotation(seen: SeenKey, nowMs: number): KeyStep | undefined {
  if (stagedOf(seen) !== undefined) return undefined;
  const cause = causeOfRotation(seen, nowMs);
  return cause && planAllocation(seen, cause, nowMs);
}

/** @returns undefined where nothing can be made now: the report says why */
export function planAllocation(seen: SeenKey, cause: Cause, nowMs: number): KeyStep | undefined {
  const { policy } = seen;
  if (policy === undefined || policy.metadata.deletionTimestamp !== undefined) return undefined;
  if (versionsOf(seen).length >= MAX_VERSIONS) return planRoom(seen, nowMs);
  const backend = seen.choose(policy);
  if (!isBackend(backend)) return undefined;
  return { act: "change", what: "key.allocated", to: (status) => allocate(status, backend, cause, nowMs) };
}

function planRoom(seen: SeenKey, nowMs: number): KeyStep | undefined {
  const oldest = versionsOf(seen).find(({ state }) => state === "Destroyed");
  if (oldest === undefined) return undefined;
  return { act: "change", what: "key.purged", to: (status) => purge(status, oldest.version, nowMs) };
}

/** Why a new version is due; undefined: none is. */
export function causeOfRotation(seen: SeenKey, nowMs: number): Cause | undefined {
  const active = activeOf(seen);
  // A number that is given to a key on its way in is no version yet.
  const awaited = seen.key.spec.origin === "Imported" && versionsOf(seen).length === 0;
  if (active === undefined) return awaited ? undefined : BY_POLICY;
  if (wantsRotation(seen) && !rotationTakesConsent(seen)) return BY_ANNOTATION;
  const lost = howItWasLost(seen, active);
  if (lost !== undefined) return { by: "backend", note: lost };
  if (seen.voided.has(active.version)) return seen.parentFault() === undefined ? BY_REVOKED_PARENT : undefined;
  if (isBelowPolicy(seen, active))
    return betterBackend(seen) ? { ...BY_POLICY, note: "the policy asks for better protection" } : undefined;
  const dueMs = rotationDueMs(seen, nowMs);
  return dueMs !== undefined && dueMs <= nowMs ? { ...BY_POLICY, note: "its time has come" } : undefined;
}

function howItWasLost(seen: SeenKey, active: KeyVersion): string | undefined {
  if (seen.health.get(active.version)?.kind === "destroyed") return "the backend ended the active version";
  return isLostByRewind(seen, active) ? "the active version was not in the backup that etcd came back from" : undefined;
}

export function wantsRotation({ key }: SeenKey): boolean {
  return key.metadata.annotations?.[ROTATE] === "now";
}

/** Whoever may write CryptoKeys can annotate them: that is no way round the consent that a KeyRequest takes. */
export function rotationTakesConsent({ policy }: Pick<SeenKey, "policy">): boolean {
  return policy?.spec.dualControl?.actions.includes("Rotate") === true;
}

/** A policy that asks for more than it did: what lies in a weaker backend verifies and decrypts, and does nothing new. */
export function isBelowPolicy({ policy }: Pick<SeenKey, "policy">, { backend }: Pick<KeyVersion, "backend">): boolean {
  return policy !== undefined && !protects(backend.protection, policy.spec.protection ?? "Software");
}

function betterBackend(seen: SeenKey): boolean {
  return seen.policy !== undefined && isBackend(seen.choose(seen.policy));
}

/** When the active version is to be followed; undefined: on request only. */
export function rotationDueMs(seen: SeenKey, nowMs: number): number | undefined {
  const { everyMs } = rulesFor(seen);
  const active = activeOf(seen);
  if (everyMs === undefined || active?.activatedAt === undefined) return undefined;
  const activatedMs = Date.parse(active.activatedAt);
  if (activatedMs <= nowMs) return activatedMs + everyMs;
  // A clock that was ahead when it was activated does not keep it for longer than the policy says from now on.
  const { nextRotationAt } = statusOf(seen);
  return Math.min(nextRotationAt === undefined ? Infinity : Date.parse(nextRotationAt), nowMs + everyMs);
}
