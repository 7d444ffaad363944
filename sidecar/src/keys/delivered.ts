import { KEY_ALGORITHMS } from "@keyward/core/algorithms/key";
import { parseUsages } from "@keyward/core/algorithms/key-usage";
import { KeywardError } from "@keyward/core/errors/keyward-error";
import type { KeySet, KeySetAcknowledgementSchema } from "@keyward/proto/light/gen/keyward/agent/v1/agent";
import type { InitOf } from "@keyward/proto/light/schema";
import { type LoadedVersion, type LoadingKey, loadVersion } from "./load-version.ts";
import type { PolicyKey } from "./port.ts";
import { soleVersion, type VersionedKey, versionedKey } from "./versioned-key.ts";

/** What is held of one key, as the operator is told. */
export type KeySetReport = InitOf<typeof KeySetAcknowledgementSchema>;

/** One key as it was delivered last. */
export interface Delivered {
  readonly uid: string;
  /** Undefined: it came as a single version. */
  readonly revision: bigint | undefined;
  /** 0: no version is active. */
  readonly active: number;
  readonly versions: ReadonlyMap<number, LoadedVersion>;
  readonly versioned: VersionedKey | undefined;
  /** The active version as an issuer; undefined where there is none, or where it makes no certificates. */
  readonly policyKey: PolicyKey | undefined;
}

/** @param before the same key as it is held; its active version stays where the new one cannot be used */
export function deliveredSet(
  set: KeySet,
  of: LoadingKey,
  before: Delivered | undefined,
): { readonly delivered: Delivered; readonly faults: readonly string[] } {
  const versions = new Map<number, LoadedVersion>();
  const faults: string[] = [];
  for (const version of set.versions) {
    try {
      versions.set(version.version, loadVersion(version, of));
    } catch (error) {
      if (!(error instanceof KeywardError)) throw error;
      faults.push(`version ${version.version}: ${error.message}`);
    }
  }
  const wanted = set.activeVersion === 0 ? [] : [set.activeVersion, before?.active ?? 0];
  const active = wanted.find((number) => versions.has(number)) ?? 0;
  const keys = [...versions.values()].map(({ key }) => key);
  const delivered = { uid: of.uid, revision: set.revision, active, versions, versioned: versionedKey(keys, active) };
  return { delivered: { ...delivered, policyKey: policyKeyOf(of, versions.get(active)) }, faults };
}

const SIGN = parseUsages(["sign", "verify"]);

/** A key of an operator that knows one version of each. */
export function soleDelivery(policyKey: PolicyKey): Delivered {
  const { policyUid: uid, version, algorithm, key } = policyKey;
  const row = KEY_ALGORITHMS.get(algorithm);
  const versioned =
    row && soleVersion({ type: row.type, usages: SIGN, algorithm: row.only, material: key.material, version });
  return { uid, revision: undefined, active: version, versions: new Map(), versioned, policyKey };
}

export function reportOf(name: string, { uid, revision = 0n, versions }: Delivered, fault = ""): KeySetReport {
  const held = [...versions.values()].map(({ version, fingerprint }) => ({ version, fingerprint }));
  return { key: name, keyUid: uid, revision, versions: held, fault };
}

/** Overwrites what nobody took over. */
export function wipe({ versions }: KeySet): void {
  for (const { material } of versions) if (material.case === "privateKey") material.value.fill(0);
}

function policyKeyOf({ name, uid, algorithm }: LoadingKey, active: LoadedVersion | undefined): PolicyKey | undefined {
  if (active?.signing === undefined) return undefined;
  const { version, signing: key, certificateChain } = active;
  return { policy: name, policyUid: uid, version, algorithm: algorithm.name, key, certificateChain };
}
