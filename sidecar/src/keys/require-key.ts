import { formatUsages, hasUsage, type KeyUsage, type KeyUsages } from "@keyward/core/algorithms/key-usage";
import { KeywardError, refused } from "@keyward/core/errors/keyward-error";
import type { Profile } from "@keyward/core/policy/profile";
import { quote } from "@keyward/core/text/quote";
import type { Call } from "../dispatch/operation.ts";
import type { Key } from "./key.ts";
import type { KeyRef } from "./key-ref.ts";

/**
 * Finds the key of a call and judges whether it may be used so.
 * @throws NOT_FOUND, NOT_PERMITTED; UNAVAILABLE for a granted key that has not arrived
 */
export function requireKey(call: Call, ref: KeyRef, usage: KeyUsage): Key {
  const key = findKey(call, ref, usage);
  if (!hasUsage(key.usages, usage)) throw lacksUsage(call.profile, "key.usages", describe(ref), key.usages, usage);
  return key;
}

/** The same where every holder of the key may do it, such as describing or destroying it. */
export function requireOwnKey(call: Call, ref: KeyRef): Key {
  const key = ref.kind === "policy" ? undefined : findOwn(call, ref);
  if (key !== undefined) return key;
  if (ref.kind === "policy")
    throw new KeywardError("NOT_PERMITTED", "the key of a KeyPolicy is no key of the caller's own");
  throw keyNotFound(ref);
}

/**
 * The same where nothing secret is told, such as its public half: also the key of a KeyPolicy that the profile grants for any use.
 * @throws NOT_FOUND, NOT_PERMITTED; UNAVAILABLE for a granted key that has not arrived
 */
export function requireReadableKey(call: Call, ref: KeyRef): Key {
  if (ref.kind !== "policy") return requireOwnKey(call, ref);
  const granted = grantOf(call.profile, call.caller.container, ref.policy);
  return findGranted(call, ref.policy, formatUsages(granted)[0] ?? "verify");
}

/**
 * Judges the next use of a key that a context holds. Own keys serve who holds them, also once they are destroyed; the key of a KeyPolicy
 * only while it is granted, here, and the one in force.
 * @throws as requireKey; FAILED_PRECONDITION once the KeyPolicy has another key
 */
export function requireStillGranted(call: Call, ref: KeyRef, held: Key, usage: KeyUsage): void {
  if (ref.kind !== "policy" || isSamePair(requireKey(call, ref, usage), held)) return;
  const text = `KeyPolicy ${quote(ref.policy)} has another key than the one that this context began with; open another context`;
  throw new KeywardError("FAILED_PRECONDITION", text);
}

/** The same key may have been delivered again. */
function isSamePair({ material: one }: Key, { material: other }: Key): boolean {
  if (one.kind !== "pair" || other.kind !== "pair") return false;
  return one.publicKeys.every((key, index) => other.publicKeys[index]?.equals(key));
}

function findKey(call: Call, ref: KeyRef, usage: KeyUsage): Key {
  if (ref.kind === "policy") return findGranted(call, ref.policy, usage);
  const key = findOwn(call, ref);
  if (key === undefined) throw keyNotFound(ref);
  return key;
}

function findOwn({ ring, caller, connection }: Call, ref: Exclude<KeyRef, { kind: "policy" }>): Key | undefined {
  return ref.kind === "id" ? ring.ephemeral(connection).find(ref.id) : ring.named.find(caller, ref.name);
}

/** The grant speaks before the key: who may not use a key does not learn whether it is here. */
function findGranted({ ring, caller, profile }: Call, policy: string, usage: KeyUsage): Key {
  const granted = grantOf(profile, caller.container, policy);
  if (!hasUsage(granted, usage)) throw lacksUsage(profile, "grants", `KeyPolicy ${quote(policy)}`, granted, usage);
  const key = ring.policy(policy);
  if (key !== undefined) return key;
  const text = `the key of KeyPolicy ${quote(policy)} has not reached this server yet; try again`;
  throw new KeywardError("UNAVAILABLE", text);
}

function grantOf({ grants }: Profile, container: string, policy: string): KeyUsages {
  return grants
    .filter((grant) => grant.policy === policy && (grant.container === "*" || grant.container === container))
    .reduce((usages, grant) => usages | grant.usages, 0);
}

function lacksUsage(profile: Profile, rule: string, what: string, has: KeyUsages, usage: KeyUsage): KeywardError {
  const { name, generation } = profile;
  const wouldPass = has === 0 ? "no use of it" : formatUsages(has).join(", ");
  return refused(`${usage} with ${what}`, { rule, profile: name, generation, wouldPass });
}

function describe(ref: KeyRef): string {
  if (ref.kind === "id") return "this key";
  return ref.kind === "name" ? `key ${quote(ref.name)}` : `the key of KeyPolicy ${quote(ref.policy)}`;
}

export function keyNotFound(ref: KeyRef): KeywardError {
  if (ref.kind === "id") {
    return new KeywardError(
      "NOT_FOUND",
      "no key has this id on this connection; ephemeral keys end with their connection",
    );
  }
  return new KeywardError("NOT_FOUND", `no ${describe(ref)} is kept for this caller`);
}
