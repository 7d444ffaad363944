import { IN_USE_FINALIZER } from "@keyward/core/contract/names";
import type { KeyStep } from "./key-step.ts";
import { planLastRequest } from "./plan-requests.ts";
import { rulesFor, type SeenKey, statusOf, versionsOf } from "./seen-key.ts";

/** Why a key that is being deleted stays. */
export type EndWaits = "profiles" | "protection" | "dual-control";

/** @returns undefined: nothing keeps it */
export function whyItStays(seen: SeenKey): EndWaits | undefined {
  if (seen.users.length > 0) return "profiles";
  const alive = versionsOf(seen).some(({ state }) => state !== "Destroyed");
  if (!alive || seen.policy === undefined) return undefined;
  const { deletionProtection, dualControl } = seen.policy.spec;
  if (deletionProtection === true) return "protection";
  // Deleting the object is no way round the consent that ending its versions takes.
  const ends = dualControl?.actions.some((action) => action === "Destroy" || action === "Revoke");
  return ends ? "dual-control" : undefined;
}

/**
 * Brings a key that is being deleted to its end: its versions are destroyed, then it goes.
 * @returns undefined while it stays: the report says why
 */
export function planEnd(seen: SeenKey): KeyStep | undefined {
  const { finalizers } = seen.key.metadata;
  if (!finalizers?.includes(IN_USE_FINALIZER) || whyItStays(seen) !== undefined) return undefined;
  // Something may have been made under the number that was given away: it is found and staged first, so that it can be ended.
  if (statusOf(seen).pending !== undefined && seen.policy !== undefined) return { act: "make" };
  const left = versionsOf(seen).find(({ state }) => state !== "Destroyed");
  if (left !== undefined) return { act: "destroy", version: left.version, waitMs: rulesFor(seen).waitingPeriodMs };
  return planLastRequest(seen) ?? { act: "release" };
}
