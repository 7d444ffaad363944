import type { KeyState } from "@keyward/crds/types/policy/status";
import { type Finding, finding, someOf } from "../status/finding.ts";

export function ready(algorithm: string, key: KeyState): Finding {
  const kind = key.certificate === undefined ? "key" : "certificate authority";
  return finding("Ready", "True", "KeyAvailable", `the ${kind} (${algorithm}, version ${key.version}) can be used`);
}

export function rulesOnly(): Finding {
  return finding("Ready", "True", "RulesOnly", "the policy has no key of its own; CryptoKeys name it");
}

export function notReady(reason: string, message: string): Finding {
  return finding("Ready", "False", reason, message);
}

/**
 * @param below names of keys that are less protected than the policy asks
 * @param barred where keys live that the namespace may have no more of made there
 */
export function complying(below: readonly string[], barred: readonly string[]): Finding {
  if (below.length === 0 && barred.length > 0) return notAllowed(barred);
  if (below.length === 0) return finding("KeysComply", "True", "WithinPolicy", "every key is as the policy asks");
  const next = "see their condition Compliant; what the policy does not permit any more verifies and decrypts only";
  return finding(
    "KeysComply",
    "False",
    "KeysBelowPolicy",
    `the policy asks for more than these keys have: ${someOf(below)}. Next: ${next}`,
  );
}

function notAllowed(barred: readonly string[]): Finding {
  const next =
    "have whoever writes ClusterKeyBackends add the namespace to spec.allowedNamespaces there, or move the keys by KeyRequests with action Migrate";
  const message = `these keys live where this namespace may have no more made: ${someOf(barred)}. They go on to work. Next: ${next}`;
  return finding("KeysComply", "False", "BackendNotAllowed", message);
}

/** What keeps a policy from being deleted. */
export interface PolicyUse {
  /** Names of the profiles that refer to its own key. */
  readonly profiles: readonly string[];
  /** Names of the CryptoKeys under it. */
  readonly keys: readonly string[];
  readonly isProtected: boolean;
}

export function inUse({ profiles, keys, isProtected }: PolicyUse, deleting: boolean): Finding {
  const count = `${profiles.length} ${profiles.length === 1 ? "profile refers" : "profiles refer"} to this policy: ${someOf(profiles)}`;
  if (!deleting) {
    if (profiles.length === 0) return finding("InUse", "False", "NoProfiles", "no profile refers to this policy");
    return finding("InUse", "True", "ReferredTo", count);
  }
  if (profiles.length > 0) {
    const next = "delete these profiles or name another issuer in them; deletion then goes on by itself";
    return finding("InUse", "True", "DeletionWaits", `deletion waits: ${count}. Next: ${next}`);
  }
  if (isProtected) {
    const next = "destroy the versions of its keys, or set deletionProtection to false";
    return finding(
      "InUse",
      "True",
      "DeletionProtected",
      `deletion waits: the policy protects its keys: ${someOf(keys)}. Next: ${next}`,
    );
  }
  if (keys.length === 0) return finding("InUse", "False", "NoKeys", "no key is left under this policy");
  const next = "delete these CryptoKeys, or see why they stay in their condition InUse";
  return finding(
    "InUse",
    "True",
    "KeysExist",
    `deletion waits: keys follow this policy: ${someOf(keys)}. Next: ${next}`,
  );
}
