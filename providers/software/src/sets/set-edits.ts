import { Buffer } from "node:buffer";
import { BackendError } from "@keyward/core/backend/backend-error";
import type { KeySpec } from "@keyward/core/backend/key-admin";
import type { KeyOwner } from "@keyward/core/backend/key-owner";
import type { KeyBytes } from "../keys/key-bytes.ts";
import type { Edit } from "./key-sets.ts";
import type { SealedSet, SealedVersion } from "./sealed-set.ts";
import { sealVersion } from "./version-envelope.ts";

export interface NewVersion {
  readonly spec: KeySpec;
  readonly owner: KeyOwner;
  readonly home: string;
  readonly createdAtMs: number;
  readonly made: KeyBytes;
}

/** Adds a version; undefined where its number is taken: whoever was first wins. */
export function withVersion({ spec, owner, home, createdAtMs, made }: NewVersion): Edit {
  return (verified, dataKey) => {
    const set = verified?.set ?? emptySet(owner);
    const taken = set.versions.find(({ version }) => version === owner.version);
    if (taken?.home === home) return undefined;
    if (taken !== undefined) throw elsewhere(owner, taken);
    const version: SealedVersion = {
      version: owner.version,
      home,
      dataKey: dataKey.id,
      algorithm: spec.algorithm,
      usages: spec.usages,
      exportable: spec.exportable,
      disabled: false,
      createdAtMs,
      policy: owner.policy,
      policyUid: owner.policyUid,
      publicKey: made.publicKey === undefined ? "" : Buffer.from(made.publicKey).toString("base64"),
      envelope: sealVersion(dataKey, made.plain, owner),
    };
    return { ...set, versions: [...set.versions, version].toSorted((a, b) => a.version - b.version) };
  };
}

/** Takes a version out; undefined where it is not there and nothing is to be cleaned up. */
export function withoutVersion(number: number, home: string, ending: boolean) {
  return (set: SealedSet | undefined): SealedSet | undefined => {
    if (set === undefined) return undefined;
    const versions = set.versions.filter((version) => version.version !== number || version.home !== home);
    const leftOver = versions.length === 0 && ending;
    return versions.length === set.versions.length && !leftOver ? undefined : { ...set, versions };
  };
}

export function withSwitch(set: SealedSet, version: SealedVersion, disabled: boolean): SealedSet | undefined {
  if (version.disabled === disabled) return undefined;
  const versions = set.versions.map((each) => (each === version ? { ...each, disabled } : each));
  return { ...set, versions };
}

function emptySet({ clusterId, namespace, key, keyUid }: KeyOwner): SealedSet {
  return { clusterId, namespace, key, keyUid, versions: [] };
}

function elsewhere({ namespace, key, version }: KeyOwner, { home }: SealedVersion): BackendError {
  return new BackendError(
    "Rejected",
    `version ${version} of ${namespace}/${key} is sealed by the backend ${home} already`,
  );
}
