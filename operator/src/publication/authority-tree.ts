import { decodePemBlocks } from "@keyward/core/text/pem";
import type { KeyVersion } from "@keyward/crds/types/crypto-key";
import { type Caches, KEYS_BY_POLICY, POLICIES_BY_PARENT } from "../caches/caches.ts";
import type { KeyView } from "../keys/key-view.ts";
import { ownKey } from "../keys/own-key.ts";
import { certificateMark } from "./trust-bundle.ts";

/** Chains are no longer than a path length permits, and policies that name each other in a circle must end somewhere. */
const MAX_DEPTH = 11;

/**
 * Certificates of the authorities above one that were revoked since its own was signed: what is issued below them is not to be trusted, whatever
 * the chain says.
 * @param policyKey `namespace/name`
 * @returns marks of certificates, as `certificateMark` makes them
 */
export function revokedAbove(policyKey: string, { policies, keys }: Pick<Caches, "policies" | "keys">): Set<string> {
  const marks = new Set<string>();
  let above = policyKey;
  for (let depth = 0; depth < MAX_DEPTH; depth++) {
    const policy = policies.get(above);
    const parent = policy?.spec.certificateAuthority?.parentRef?.name;
    if (parent === undefined) break;
    above = `${policy!.metadata.namespace}/${parent}`;
    for (const { revokedAt, certificate } of ownKey(above, keys)?.status?.versions ?? []) {
      if (revokedAt !== undefined && certificate !== undefined) marks.add(ownMark(certificate));
    }
  }
  return marks;
}

/**
 * The versions that nothing is issued with: their certificates lead to one of an authority above that was revoked.
 * @param policyKey `namespace/name` of the versions' policy
 */
export function underRevoked(
  policyKey: string,
  versions: readonly Pick<KeyVersion, "version" | "certificate">[],
  caches: Pick<Caches, "policies" | "keys">,
): ReadonlySet<number> {
  const revoked = revokedAbove(policyKey, caches);
  if (revoked.size === 0) return NONE;
  const leads = (certificate = "") =>
    decodePemBlocks(certificate).some(({ bytes }) => revoked.has(certificateMark(bytes)));
  return new Set(versions.flatMap(({ version, certificate }) => (leads(certificate) ? [version] : [])));
}

const NONE: ReadonlySet<number> = new Set();

/** @returns the policy and all whose certificates it has signed, directly or not, each once; `namespace/name` */
export function authoritiesFrom(policyKey: string, policies: Pick<Caches["policies"], "byIndex">): string[] {
  const found = new Set([policyKey]);
  // A set that grows is walked to its end.
  for (const key of found) {
    for (const { metadata } of policies.byIndex(POLICIES_BY_PARENT, key)) {
      found.add(`${metadata.namespace}/${metadata.name}`);
    }
  }
  return [...found];
}

/** @returns keys whose certificates depend on that of the authority, directly or not; its own is not among them */
export function keysBelow(policyKey: string, { policies, keys }: KeysByAuthority): KeyView[] {
  const [, ...below] = authoritiesFrom(policyKey, policies);
  return below.flatMap((authority) => keys.byIndex(KEYS_BY_POLICY, authority));
}

interface KeysByAuthority {
  readonly policies: Pick<Caches["policies"], "byIndex">;
  readonly keys: Pick<Caches["keys"], "byIndex">;
}

function ownMark(certificate: string): string {
  return certificateMark(decodePemBlocks(certificate)[0]!.bytes);
}
