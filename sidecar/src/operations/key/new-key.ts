import { requireKeyType } from "@keyward/core/algorithms/key-type";
import { hasUsage } from "@keyward/core/algorithms/key-usage";
import { refused } from "@keyward/core/errors/keyward-error";
import { algorithmAllowed } from "@keyward/core/policy/algorithm-checks";
import { enforce, PERMITTED, refusal, type Verdict } from "@keyward/core/policy/verdict";
import type { Call } from "../../dispatch/operation.ts";
import { assertServed } from "../../fips/served.ts";
import type { Key } from "../../keys/key.ts";
import { type NewKey, settleKey } from "../../keys/key-attributes.ts";
import type { KeyRef } from "../../keys/key-ref.ts";

/** A key and how its callers name it from now on. */
export interface NamedKey {
  readonly ref: KeyRef;
  readonly key: Key;
}

/**
 * Gives a new key a place on the connection.
 * @throws INVALID_ARGUMENT for attributes that do not fit it; NOT_PERMITTED for usage export; RESOURCE_EXHAUSTED at the profile's limit
 */
export function addNewKey(call: Call, made: NewKey): NamedKey {
  const key = settleKey(made);
  enforce(exportAllowed(call, key));
  return addKey(call, key);
}

/** Before a key is made or read, which may take long. @throws RESOURCE_EXHAUSTED at the profile's limit */
export function assertRoomForKey({ ring, connection, profile }: Call): void {
  ring.ephemeral(connection).assertRoom(profile.limits.ephemeralKeys);
}

export function addKey({ ring, connection, profile }: Call, key: Key): NamedKey {
  const id = ring.ephemeral(connection).add(key, profile.limits.ephemeralKeys);
  return { ref: { kind: "id", id }, key };
}

/** Whether a key may be one that leaves: better told when it is made than when it is needed elsewhere. */
function exportAllowed({ profile: { name, generation, keys } }: Call, { usages }: Key): Verdict {
  if (!hasUsage(usages, "export") || keys?.allowExport) return PERMITTED;
  const wouldPass = "keys without usage export";
  return refusal(
    refused("a key with usage export", { rule: "keys.allowExport", profile: name, generation, wouldPass }),
  );
}

/**
 * Whether applications may have keys of the type.
 * @throws INVALID_ARGUMENT for a name that is no type; NOT_SUPPORTED in FIPS mode for one that is not approved
 */
export function keyTypeAllowed({ profile }: Call, name: string): Verdict {
  if (name === "") return algorithmAllowed(profile, "keys", "");
  const type = requireKeyType(name);
  const verdict = algorithmAllowed(profile, "keys", type.name);
  if (verdict.ok) assertServed(type);
  return verdict;
}
