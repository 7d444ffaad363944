import { KeywardError } from "../errors/keyward-error.ts";
import type { Profile } from "./profile.ts";

const MUTATORS = ["add", "set", "delete", "clear"] as const;

/** Freezes a profile and everything in it, sets and maps too, and returns it: calls share one snapshot. */
export function freezeProfile(profile: Profile): Profile {
  deepFreeze(profile);
  return profile;
}

function deepFreeze(value: unknown): void {
  // The bytes of an array cannot be frozen; nobody writes to those of a profile.
  if (typeof value !== "object" || value === null || ArrayBuffer.isView(value)) return;
  if (value instanceof Map || value instanceof Set) freezeCollection(value);
  Object.freeze(value);
  for (const item of itemsOf(value)) deepFreeze(item);
}

function itemsOf(value: object): Iterable<unknown> {
  return value instanceof Map || value instanceof Set ? value.values() : Object.values(value);
}

/** Object.freeze does not reach the entries of a collection: its own mutators must refuse. */
function freezeCollection(collection: object): void {
  for (const mutator of MUTATORS) Object.defineProperty(collection, mutator, { value: refuseChange });
}

function refuseChange(): never {
  throw new KeywardError("INTERNAL", "a compiled profile cannot be changed");
}
