import type { CryptoKeyStatus, HistoryEntry, KeyVersion } from "@keyward/crds/types/crypto-key";
import type { KeyAction } from "@keyward/crds/types/policy/lifecycle";
import type { RequestObject } from "../../caches/kinds.ts";
import { earlierKey } from "../../key-requests/earlier-key.ts";
import { activate, type Cause, cancelDestruction, revoke, scheduleDestruction, versionOf } from "./changes.ts";
import type { KeyStep, RequestOutcome } from "./key-step.ts";
import { isBelowPolicy, MAX_VERSIONS, planAllocation } from "./plan-rotation.ts";
import { rulesFor, type SeenKey, statusOf, versionsOf } from "./seen-key.ts";

/** What this controller does; the others are done by those who move keys. */
export const OWN_ACTIONS: ReadonlySet<KeyAction> = new Set([
  "Rotate",
  "RollBack",
  "Revoke",
  "Destroy",
  "CancelDestroy",
]);

/** Nobody should have to wait for these while a version is being made. */
const URGENT: ReadonlySet<KeyAction> = new Set(["Revoke", "CancelDestroy"]);

/** The oldest request that is not done is done, and a done one finished. */
export function planRequests(seen: SeenKey, nowMs: number, which: "urgent" | "all"): KeyStep | undefined {
  for (const request of seen.requests) {
    const { action } = request.spec;
    if (which === "urgent" && !isUrgent(action, seen)) continue;
    const outcome = ofEarlierKey(request, seen) ?? outcomeOf(request, seen);
    if (outcome !== undefined) return { act: "finish", request, outcome };
    const step = action === "Rotate" ? rotate(seen, request, nowMs) : act(seen, request, nowMs);
    if (step !== undefined) return step;
  }
  return undefined;
}

/** Whoever goes back to an older version waits for the one that is being made, but not for a backend that fails to make it. */
function isUrgent(action: KeyAction, { fault }: SeenKey): boolean {
  return URGENT.has(action) || (action === "RollBack" && fault !== undefined);
}

/** The key goes: what was done is told, and what was not can be no longer. */
export function planLastRequest(seen: SeenKey): KeyStep | undefined {
  const [request] = seen.requests;
  if (request === undefined) return undefined;
  return { act: "finish", request, outcome: ofEarlierKey(request, seen) ?? lastOutcome(request, seen) };
}

/** That its version was lost, or is in no state for it, is so because the key goes: that is what to tell. */
function lastOutcome(request: RequestObject, seen: SeenKey): RequestOutcome {
  const outcome = outcomeOf(request, seen);
  return outcome?.phase === "Succeeded" ? outcome : KEY_DELETED;
}

const KEY_DELETED: RequestOutcome = { phase: "Failed", reason: "KeyDeleted", message: "the key is being deleted" };

function ofEarlierKey(request: RequestObject, { key }: SeenKey): RequestOutcome | undefined {
  const message = earlierKey(request, key);
  return message === undefined ? undefined : { phase: "Failed", reason: "KeyRecreated", message };
}

/** The name of a request can be used again, its uid cannot. */
export function causeOfRequest({ metadata: { name, uid } }: RequestObject): Cause {
  return { by: `request/${name}`, note: `request ${uid}` };
}

function entriesOf(request: RequestObject, seen: SeenKey): readonly HistoryEntry[] {
  const { by, note } = causeOfRequest(request);
  return (seen.key.status?.history ?? []).filter((entry) => entry.by === by && entry.note === note);
}

/** What became of a request, as history tells it; undefined: nothing yet. */
function outcomeOf(request: RequestObject, seen: SeenKey): RequestOutcome | undefined {
  const entries = entriesOf(request, seen);
  if (request.spec.action === "Rotate") return rotationOutcome(entries, seen);
  const done = entries.at(-1);
  if (done !== undefined)
    return { phase: "Succeeded", reason: "Done", message: SAID[request.spec.action], version: done.version };
  return refusal(request, seen);
}

const SAID: Readonly<Record<KeyAction, string>> = {
  Rotate: "a new version is active",
  RollBack: "the version is active again",
  Revoke: "the version is revoked: nothing works with it any more",
  Destroy: "the version will be destroyed after its waiting period",
  CancelDestroy: "the version stays",
  Import: "imported",
  Export: "exported",
  Migrate: "moved",
};

function rotationOutcome(entries: readonly HistoryEntry[], seen: SeenKey): RequestOutcome | undefined {
  const activated = entries.find(({ action }) => action === "Activated");
  if (activated !== undefined)
    return { phase: "Succeeded", reason: "Done", message: SAID.Rotate, version: activated.version };
  const made = entries.find(({ action }) => action === "Created");
  const state = made && versionOf(statusOf(seen), made.version)?.state;
  if (made === undefined || state === "Staged" || state === "Active") return undefined;
  const message = `version ${made.version} was made and is ${state ?? "gone"} before it was activated`;
  return { phase: "Failed", reason: "VersionLost", message, version: made.version };
}

function rotate(seen: SeenKey, request: RequestObject, nowMs: number): KeyStep | undefined {
  if (seen.key.metadata.deletionTimestamp !== undefined) return { act: "finish", request, outcome: KEY_DELETED };
  // It is on its way: made and not yet activated.
  if (entriesOf(request, seen).length > 0) return undefined;
  const full = versionsOf(seen).length >= MAX_VERSIONS && versionsOf(seen).every(({ state }) => state !== "Destroyed");
  if (!full) return planAllocation(seen, causeOfRequest(request), nowMs);
  const message = `the key has ${MAX_VERSIONS} versions. Next: destroy some, or lower retention.keepVersions`;
  return { act: "finish", request, outcome: { phase: "Failed", reason: "TooManyVersions", message } };
}

function act(seen: SeenKey, request: RequestObject, nowMs: number): KeyStep {
  const { action, version = 0 } = request.spec;
  const cause = causeOfRequest(request);
  // A clock of ours that is behind must not make a waiting period shorter.
  const sinceMs = Math.max(nowMs, Date.parse(request.metadata.creationTimestamp ?? "") || 0);
  const changes: Partial<Record<KeyAction, (status: CryptoKeyStatus) => CryptoKeyStatus>> = {
    RollBack: (status) => activate(status, version, cause, nowMs, "RolledBack"),
    Revoke: (status) => revoke(status, version, cause, nowMs),
    Destroy: (status) => scheduleDestruction(status, version, rulesFor(seen).waitingPeriodMs, cause, sinceMs),
    CancelDestroy: (status) => cancelDestruction(status, version, cause, nowMs),
  };
  return { act: "change", what: `key.request.${action.toLowerCase()}`, to: changes[action]! };
}

type Check = (version: KeyVersion, seen: SeenKey) => string | undefined;

const isState =
  (...states: readonly KeyVersion["state"][]): Check =>
  ({ state, version }) =>
    states.includes(state) ? undefined : `version ${version} is ${state}; this needs ${states.join(" or ")}`;

/** Each check is a reason why the request cannot be done; the first one tells. */
const CHECKS: Readonly<Partial<Record<KeyAction, readonly (readonly [reason: string, check: Check])[]>>> = {
  RollBack: [
    ["WrongState", isState("Retired", "Staged")],
    ["BelowPolicy", (version, seen) => (isBelowPolicy(seen, version) ? belowPolicy(version) : undefined)],
    ["ParentRevoked", ({ version }, { voided }) => (voided.has(version) ? parentRevoked(version) : undefined)],
    ["VersionUnusable", unusable],
  ],
  Revoke: [["WrongState", isState("Staged", "Active", "Retired", "Destroying")]],
  Destroy: [
    [
      "VersionActive",
      ({ state, version }) => (state === "Active" ? `version ${version} is active. Next: rotate first` : undefined),
    ],
    ["WrongState", isState("Staged", "Retired", "Revoked")],
  ],
  CancelDestroy: [["WrongState", isState("Destroying")]],
};

function belowPolicy({ version, backend }: KeyVersion): string {
  return `version ${version} lies in ${backend.kind} ${backend.name} (${backend.protection}), which the policy no longer permits`;
}

function parentRevoked(version: number): string {
  return `the certificate of version ${version} leads to one of an authority above that was revoked`;
}

function unusable({ version }: KeyVersion, { health }: SeenKey): string | undefined {
  const found = health.get(version);
  return found === undefined ? undefined : `the backend cannot use version ${version} (${found.kind})`;
}

function refusal({ spec: { action, version = 0 } }: RequestObject, seen: SeenKey): RequestOutcome | undefined {
  const failed = (reason: string, message: string): RequestOutcome => ({ phase: "Failed", reason, message });
  const found = versionOf(statusOf(seen), version);
  if (found === undefined)
    return failed("VersionMissing", `there is no version ${version}. Next: see status.versions of the CryptoKey`);
  for (const [reason, check] of CHECKS[action] ?? []) {
    const message = check(found, seen);
    if (message !== undefined) return failed(reason, message);
  }
  return undefined;
}
