import { createHash } from "node:crypto";
import type { KeyUsages } from "@keyward/core/algorithms/key-usage";
import { policyUsages } from "@keyward/crds/compile/policy-usages";
import type { KeyVersion } from "@keyward/crds/types/crypto-key";
import type { Caches } from "../../caches/caches.ts";
import type { PolicyObject } from "../../caches/kinds.ts";
import type { KeyView } from "../../keys/key-view.ts";
import { ownKey } from "../../keys/own-key.ts";
import { permittedVersions } from "../../keys/plan/permitted-versions.ts";
import type { Rewinds } from "../../keys/watching/rewinds.ts";
import type { KnownProfile, KnownProfiles } from "../../profile/known-profiles.ts";
import { underRevoked } from "../../publication/authority-tree.ts";
import type { KeyStamp } from "./push.ts";
import { revisionOf } from "./revision.ts";

/** A key that the sidecars of a profile are to have. */
export interface WantedKey extends KeyStamp {
  readonly key: KeyView;
  readonly policy: PolicyObject;
  /** Those that may be used for anything. */
  readonly versions: readonly KeyVersion[];
  readonly usages: KeyUsages;
}

export interface KeySources {
  readonly caches: Pick<Caches, "policies" | "keys">;
  readonly known: Pick<KnownProfiles, "get">;
  /** What statuses said before etcd came back from an older backup; absent: it never does. */
  readonly rewinds?: Pick<Rewinds, "remembered">;
}

const USED: ReadonlySet<KeyVersion["state"]> = new Set(["Staged", "Active", "Retired"]);

/** Which keys the sidecars of a profile are to have: those that it names, and whose policies permit it. Reads caches only. */
export function wantedKeys(profileKey: string, sources: KeySources): Map<string, WantedKey> {
  const wanted = new Map<string, WantedKey>();
  for (const name of sources.known.get(profileKey)?.policies ?? []) {
    const key = wantedKey(profileKey, name, sources);
    if (key !== undefined) wanted.set(name, key);
  }
  return wanted;
}

/** @returns undefined where there is no such key, where its policy does not permit the profile, and while it has no version to be used */
export function wantedKey(
  profileKey: string,
  name: string,
  { caches, known, rewinds }: KeySources,
): WantedKey | undefined {
  const [namespace = "", profile = ""] = profileKey.split("/");
  const named = known.get(profileKey);
  if (!named?.policies.has(name)) return undefined;
  const path = `${namespace}/${name}`;
  const key = isAuthority(named, name) ? ownKey(path, caches.keys) : caches.keys.get(path);
  const policy = key && caches.policies.get(`${namespace}/${key.spec.policyRef.name}`);
  if (policy === undefined || policy.spec.allowedProfiles?.includes(profile) === false) return undefined;
  // A version that came back from a backup is not used in the place of the one that followed it.
  const status = rewinds?.remembered(key?.metadata.uid ?? "") ?? key?.status;
  const used = (status?.versions ?? []).filter(({ state }) => USED.has(state));
  const voided = underRevoked(`${namespace}/${policy.metadata.name}`, used, caches);
  const versions = permittedVersions(policy, used, voided);
  if (status?.lastVersion === undefined && versions.length === 0) return undefined;
  const [keyUid, policyUid] = [key!.metadata.uid ?? "", policy.metadata.uid ?? ""];
  const judged = policyUsages(policy.spec);
  const usages = "usages" in judged ? judged.usages : 0;
  const revision = revisionOf(key!, policy);
  const wanted = { name, keyUid, policyUid, revision, key: key!, policy, versions, usages };
  return {
    ...wanted,
    // Each operation asks whether it may have the key, and only a change asks for this.
    get content() {
      return contentOf(versions, usages);
    },
  };
}

/** Named as a KeyPolicy that issues, and granted as a CryptoKey to nobody. */
function isAuthority({ issuers, grants }: KnownProfile, name: string): boolean {
  return issuers.has(name) && grants.every(({ policy }) => policy !== name);
}

function contentOf(versions: readonly KeyVersion[], usages: KeyUsages): string {
  const said = versions.map(({ version, state, fingerprint, certificate, backend: { kind, name }, backendKey }) => {
    return [version, state, fingerprint, certificate, kind, name, backendKey];
  });
  return createHash("sha256")
    .update(JSON.stringify([usages, said]))
    .digest("base64");
}
