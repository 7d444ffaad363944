import { formatUsages, hasUsage, KEY_USAGES, type KeyUsage, type KeyUsages } from "@keyward/core/algorithms/key-usage";
import { KeywardError, refused } from "@keyward/core/errors/keyward-error";
import type { Profile } from "@keyward/core/policy/profile";
import { quote } from "@keyward/core/text/quote";
import type { Call } from "../dispatch/operation.ts";
import type { Key } from "./key.ts";
import type { KeyRef } from "./key-ref.ts";
import { isSameKey } from "./same-key.ts";
import type { VersionedKey } from "./versioned-key.ts";

type PolicyRef = Extract<KeyRef, { kind: "policy" }>;

/** What a version does that is not, or no longer, the active one: it reads what was made with it. */
const READING: KeyUsages = KEY_USAGES.verify | KEY_USAGES.decrypt | KEY_USAGES.unwrap;

/**
 * Finds the key of a call and judges whether it may be used so. Of a key with versions it is the active one; for reading, with the others
 * behind it.
 * @throws NOT_FOUND, NOT_PERMITTED; UNAVAILABLE for a granted key that has not arrived; FAILED_PRECONDITION for one without a version
 *   that may do it
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
  const versions = findGranted(call, ref, formatUsages(granted)[0] ?? "verify");
  return ref.version ? requireVersion(versions, ref, ref.version) : (versions.reading ?? noVersion(ref, "verify"));
}

/**
 * Judges the next use of a key that a context holds. Own keys serve who holds them, also once they are destroyed; the version of a
 * KeyPolicy's key that a context began with serves it to its end, also once another is active, while it is granted and was not revoked.
 * @throws as requireKey; FAILED_PRECONDITION once the KeyPolicy has another key, or that version is gone
 */
export function requireStillGranted(call: Call, ref: KeyRef, held: Key, usage: KeyUsage): void {
  if (ref.kind !== "policy") return;
  const { versions } = findGranted(call, ref, usage);
  const now = versions.get(held.version ?? 0);
  if (now !== undefined && isSameKey(now, held)) {
    if (!hasUsage(now.usages, usage)) throw lacksUsage(call.profile, "key.usages", describe(ref), now.usages, usage);
    return;
  }
  const text = `KeyPolicy ${quote(ref.policy)} has another key than the one that this context began with; open another context`;
  throw new KeywardError("FAILED_PRECONDITION", text);
}

function findKey(call: Call, ref: KeyRef, usage: KeyUsage): Key {
  if (ref.kind === "policy") return versionFor(findGranted(call, ref, usage), ref, usage);
  const key = findOwn(call, ref);
  if (key === undefined) throw keyNotFound(ref);
  return key;
}

function versionFor(versions: VersionedKey, ref: PolicyRef, usage: KeyUsage): Key {
  const reads = (KEY_USAGES[usage] & READING) !== 0;
  if (!ref.version) return (reads ? versions.reading : versions.active) ?? noVersion(ref, usage);
  const key = requireVersion(versions, ref, ref.version);
  if (reads || key.version === versions.active?.version) return key;
  const text = `version ${ref.version} of the key of KeyPolicy ${quote(ref.policy)} is not the active one, and only that may ${usage}`;
  throw new KeywardError("FAILED_PRECONDITION", `${text}; leave version out`);
}

function requireVersion({ versions }: VersionedKey, { policy }: PolicyRef, version: number): Key {
  const key = versions.get(version);
  if (key !== undefined) return key;
  const there = [...versions.keys()].sort((one, other) => one - other).join(", ") || "none";
  const text = `the key of KeyPolicy ${quote(policy)} has no version ${version} that may be used; there are: ${there}`;
  throw new KeywardError("FAILED_PRECONDITION", text);
}

function noVersion({ policy }: PolicyRef, usage: KeyUsage): never {
  const text =
    `the key of KeyPolicy ${quote(policy)} has no version that may ${usage}: none is active; ` +
    `\`kubectl get cryptokey ${policy} -o yaml\` says why`;
  throw new KeywardError("FAILED_PRECONDITION", text);
}

function findOwn({ ring, caller, connection }: Call, ref: Exclude<KeyRef, { kind: "policy" }>): Key | undefined {
  return ref.kind === "id" ? ring.ephemeral(connection).find(ref.id) : ring.named.find(caller, ref.name);
}

/** The grant speaks before the key: who may not use a key does not learn whether it is here. */
function findGranted({ ring, caller, profile }: Call, { policy }: PolicyRef, usage: KeyUsage): VersionedKey {
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
