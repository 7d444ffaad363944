import type { CryptoKeyStatus, HistoryEntry, KeyVersion } from "@keyward/crds/types/crypto-key";
import type { ChosenBackend } from "@keyward/crds/types/policy/backend-ref";
import type { ObjectMeta } from "@keyward/kube/watch/kube-object";
import type { NoBackend } from "../../backends/port.ts";
import type { PolicyObject, RequestObject } from "../../caches/kinds.ts";
import type { Finding } from "../../status/finding.ts";
import type { KeyViewStatus } from "../key-view.ts";
import type { VersionHealth } from "../watching/inspections.ts";
import type { Rewind } from "./rewind.ts";
import { type KeyRules, rulesOf } from "./rules.ts";

/** A CryptoKey as the plan reads it, from the cache or, before anything is written, from the API server. */
export interface PlannedKey {
  readonly metadata: ObjectMeta;
  readonly spec: { readonly policyRef: { readonly name: string }; readonly origin?: "Generated" | "Imported" };
  /** The cache remembers no history. */
  readonly status?: KeyViewStatus & { readonly history?: readonly HistoryEntry[] };
}

/** Everything that the plan for one key depends on. */
export interface SeenKey {
  readonly key: PlannedKey;
  readonly policy: PolicyObject | undefined;
  /** Where the next version would be made; asked only where one is due. */
  readonly choose: (policy: PolicyObject) => ChosenBackend | NoBackend;
  /** What is approved and for this controller to do, oldest first. */
  readonly requests: readonly RequestObject[];
  /** Names of the profiles that grant the key. */
  readonly users: readonly string[];
  /** Versions that sidecars say they hold. */
  readonly held: readonly number[];
  /** What the operator knew before status went back; undefined: it did not. */
  readonly rewind: Rewind | undefined;
  /** Versions that a backend has and status may have forgotten. */
  readonly recoverable: readonly KeyVersion[];
  /** Whether backends were asked about its versions since this replica leads. */
  readonly looked: boolean;
  /** What is said of backends that are away; undefined: none of its backends is. */
  readonly away: Finding | undefined;
  /** What the backend last said of each version; absent: nothing yet. */
  readonly health: ReadonlyMap<number, VersionHealth>;
  /** Versions of an authority whose certificates lead to one above that was revoked. */
  readonly voided: ReadonlySet<number>;
  /** Why the authority above can sign no certificate now; undefined: it can, or there is none. Asked only where a version is voided. */
  readonly parentFault: () => string | undefined;
  /** Whether the backend of the version is open and can refuse it for good. */
  readonly disables: (version: KeyVersion) => boolean;
  /** What the backend last said of the set in which its versions are sealed; 0: nothing. */
  readonly sealRevision: number;
  /** Whether it was used once, through its backend, since it was made. */
  readonly checked: (version: number) => boolean;
  /** Whether all connected sidecars that may hold the key hold this version. */
  readonly acknowledged: (version: number) => boolean;
  /** Why the last work in a backend failed; undefined: it did not. */
  readonly fault: string | undefined;
}

export function statusOf({ key }: Pick<SeenKey, "key">): CryptoKeyStatus {
  return (key.status ?? {}) as CryptoKeyStatus;
}

export function versionsOf(seen: Pick<SeenKey, "key">): readonly KeyVersion[] {
  return seen.key.status?.versions ?? [];
}

export function activeOf(seen: Pick<SeenKey, "key">): KeyVersion | undefined {
  return versionsOf(seen).find(({ state }) => state === "Active");
}

/** The rules of its policy; without one, those of a policy that says nothing. */
export function rulesFor({ policy }: Pick<SeenKey, "policy">): KeyRules {
  return rulesOf(policy?.spec ?? NO_RULES);
}

const NO_RULES = {};

export function isBackend(choice: ChosenBackend | NoBackend): choice is ChosenBackend {
  return "protection" in choice;
}
