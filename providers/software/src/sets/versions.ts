import { Buffer } from "node:buffer";
import { BackendError } from "@keyward/core/backend/backend-error";
import type { BackendKey, BackendKeyRef } from "@keyward/core/backend/key-admin";
import { type KeyOwner, ownerPath } from "@keyward/core/backend/key-owner";
import type { Secret } from "@keyward/core/secret/secret";
import { quote } from "@keyward/core/text/quote";
import { SealError } from "../errors.ts";
import type { KeySets } from "./key-sets.ts";
import type { SealedSet, SealedVersion } from "./sealed-set.ts";
import { type SetName, setPath } from "./sealed-store.ts";
import type { VerifiedSet } from "./set-seal.ts";
import { openVersion } from "./version-envelope.ts";

/** Where a version is: its set, and its number in it. */
export interface VersionPlace {
  readonly name: SetName;
  readonly version: number;
}

export interface FoundVersion {
  readonly verified: VerifiedSet;
  readonly version: SealedVersion;
}

const PART = /^[^/]{1,253}$/;
const MAX_VERSION = 2 ** 31 - 1;

/** @returns undefined for an id that is none of ours */
export function placeOf(id: string): VersionPlace | undefined {
  const [clusterId = "", namespace = "", keyUid = "", number = "", ...rest] = id.slice(0, 1025).split("/");
  const version = Number(number);
  const isOurs = [clusterId, namespace, keyUid].every((part) => PART.test(part)) && rest.length === 0;
  if (!isOurs || !Number.isInteger(version) || String(version) !== number || version < 1) return undefined;
  return { name: { clusterId, namespace, keyUid }, version };
}

/** @throws Rejected for an owner whose fields cannot be told apart, or whose version is no number that counts from 1 */
export function assertOwner(owner: KeyOwner): void {
  const { clusterId, namespace, keyUid, version } = owner;
  if (version <= MAX_VERSION && placeOf(ownerPath({ ...owner, clusterId, namespace, keyUid, version }))) return;
  throw new BackendError(
    "Rejected",
    `${quote(ownerPath(owner))} is no owner of a key: a field is empty or holds a slash`,
  );
}

/** Looks for versions of one home. */
export class Versions {
  readonly sets: KeySets;
  readonly home: string;

  constructor(sets: KeySets, home: string) {
    this.sets = sets;
    this.home = home;
  }

  in(set: SealedSet | undefined, number: number): SealedVersion | undefined {
    return set?.versions.find(({ version, home }) => version === number && home === this.home);
  }

  async find({ id, algorithm }: BackendKeyRef, signal: AbortSignal): Promise<FoundVersion | undefined> {
    const place = placeOf(id);
    const verified = place && (await this.sets.read(place.name, signal));
    const version = verified && this.in(verified.set, place.version);
    return version?.algorithm === algorithm ? { verified: verified!, version } : undefined;
  }

  /** @throws KeyMissing, KeyDisabled */
  async usable(ref: BackendKeyRef, signal: AbortSignal): Promise<FoundVersion> {
    const found = await this.find(ref, signal);
    if (found === undefined) throw missing(ref.id);
    if (!found.version.disabled) return found;
    throw new BackendError(
      "KeyDisabled",
      `the key ${quote(ref.id)} is disabled. Next: enable it, or use another version`,
    );
  }

  /** @returns PKCS#8 DER or raw bytes; whoever gets it disposes of it */
  async open({ verified: { set }, version }: FoundVersion, signal: AbortSignal): Promise<Secret> {
    const dataKey = await this.sets.dataKeys.byId(version.dataKey, signal);
    if (dataKey === undefined)
      throw new SealError("DataKeyMissing", setPath(set), { detail: `version ${version.version}` });
    try {
      return openVersion(dataKey, version.envelope, { ...set, ...version });
    } catch (cause) {
      throw new SealError("Changed", setPath(set), { detail: `version ${version.version} does not open`, cause });
    }
  }
}

export function backendKeyOf({ revision, set }: VerifiedSet, sealed: SealedVersion): BackendKey {
  const { clusterId, namespace, key, keyUid } = set;
  const { version, policy, policyUid, algorithm, disabled, createdAtMs, publicKey } = sealed;
  const owner: KeyOwner = { clusterId, namespace, policy, policyUid, key, keyUid, version };
  return {
    id: ownerPath(owner),
    algorithm,
    publicKey: publicKey === "" ? undefined : Buffer.from(publicKey, "base64"),
    state: disabled ? "Disabled" : "Enabled",
    owner,
    createdAtMs,
    destroysAtMs: undefined,
    sealRevision: revision,
  };
}

export function missing(id: string): BackendError {
  return new BackendError("KeyMissing", `there is no software key ${quote(id)}`);
}
