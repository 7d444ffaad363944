import { formatUsages, hasUsage, type KeyUsage } from "@keyward/core/algorithms/key-usage";
import { KeywardError } from "@keyward/core/errors/keyward-error";
import { quote } from "@keyward/core/text/quote";
import type { KeyVersion } from "@keyward/crds/types/crypto-key";
import type { KeyOperation } from "@keyward/proto/gen/keyward/agent/v1/agent_pb";
import type { KnownProfile } from "../../profile/known-profiles.ts";
import type { WantedKey } from "../distribution/wanted-keys.ts";

export interface Admitted {
  readonly version: KeyVersion;
  /** Registry name of the key algorithm. */
  readonly algorithm: string;
}

type Case = NonNullable<KeyOperation["operation"]["case"]>;

/** Which usages permit an operation, one of them being enough. */
const USAGES: Readonly<Record<Case, readonly KeyUsage[]>> = {
  sign: ["sign"],
  computeMac: ["sign"],
  verifyMac: ["verify"],
  decrypt: ["decrypt", "unwrap"],
  agree: ["agree"],
};

/** What makes something new is done with the active version. */
const MAKING: ReadonlySet<Case> = new Set(["sign", "computeMac", "agree"]);

/** A context that was opened before the rotation ends with the version that it began with; no default lets one live longer. */
const RETIRED_SIGNS_MS = 15 * 60_000;

export interface Admission {
  readonly operation: Pick<KeyOperation, "keyUid" | "version" | "container" | "key" | "operation">;
  /** The key as this pod's profile may have it; undefined: it may not. */
  readonly wanted: WantedKey | undefined;
  readonly profile: KnownProfile | undefined;
  readonly nowEpochMs: number;
}

/**
 * Pure: may this container have this operation?
 * @throws KeywardError that says which rule refused
 */
export function admitOperation({ operation, wanted, profile, nowEpochMs }: Admission): Admitted {
  const name = operation.operation.case;
  if (name === undefined) throw new KeywardError("INVALID_ARGUMENT", "the operation is none that this operator knows");
  const usages = USAGES[name];
  const { key, container } = operation;
  if (wanted === undefined || !isGranted(profile, key, container, usages)) {
    throw refused(`the profile grants container ${quote(container)} no ${usages[0]} with key ${quote(key)}`);
  }
  const { usages: permitted } = wanted;
  const both = usages.filter((usage) => hasUsage(permitted, usage));
  // Not one usage by the grant and another by the policy.
  if (!isGranted(profile, key, container, both)) {
    throw refused(`the key policy permits ${formatUsages(permitted).join(", ")} and no ${usages[0]}`);
  }
  if (wanted.keyUid !== operation.keyUid) throw gone(key, operation.version);
  const version = wanted.versions.find((candidate) => candidate.version === operation.version);
  if (version === undefined) throw gone(key, operation.version);
  if (MAKING.has(name) && !mayMake(version, nowEpochMs)) {
    const text = `version ${version.version} of key ${quote(key)} is ${version.state}; only the active one signs`;
    throw new KeywardError("FAILED_PRECONDITION", text);
  }
  return { version, algorithm: wanted.policy.spec.algorithm };
}

function isGranted(
  profile: KnownProfile | undefined,
  key: string,
  container: string,
  usages: readonly KeyUsage[],
): boolean {
  if (profile === undefined) return false;
  // Certificates are issued by the profile's rules, for every container.
  if (usages.includes("sign") && profile.issuers.has(key)) return true;
  return profile.grants.some(
    (grant) =>
      grant.policy === key &&
      (grant.container === "*" || grant.container === container) &&
      usages.some((usage) => hasUsage(grant.usages, usage)),
  );
}

function mayMake({ state, retiredAt }: KeyVersion, nowEpochMs: number): boolean {
  if (state === "Active") return true;
  return state === "Retired" && retiredAt !== undefined && nowEpochMs - Date.parse(retiredAt) < RETIRED_SIGNS_MS;
}

function gone(key: string, version: number): KeywardError {
  const text = `version ${version} of key ${quote(key)} may not be used any more: it was revoked, destroyed, or is of an earlier key`;
  return new KeywardError("FAILED_PRECONDITION", text);
}

function refused(text: string): KeywardError {
  return new KeywardError("NOT_PERMITTED", text);
}
