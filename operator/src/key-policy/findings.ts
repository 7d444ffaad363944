import type { KeyState } from "@keyward/crds/types/policy/status";
import { type Finding, finding, someOf } from "../status/finding.ts";

export function ready(algorithm: string, key: KeyState): Finding {
  const kind = key.certificate === undefined ? "signing key" : "certificate authority";
  return finding("Ready", "True", "KeyAvailable", `the ${kind} (${algorithm}, version ${key.version}) can be used`);
}

export function notReady(reason: string, message: string): Finding {
  return finding("Ready", "False", reason, message);
}

export function inUse(users: readonly string[], deleting: boolean): Finding {
  if (users.length === 0) return finding("InUse", "False", "NoProfiles", "no profile refers to this policy");
  const count = `${users.length} ${users.length === 1 ? "profile refers" : "profiles refer"} to this policy: ${someOf(users)}`;
  if (!deleting) return finding("InUse", "True", "ReferredTo", count);
  const next = "delete these profiles or name another issuer in them; deletion then goes on by itself";
  return finding("InUse", "True", "DeletionWaits", `deletion waits: ${count}. Next: ${next}`);
}
