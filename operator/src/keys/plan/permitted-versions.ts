import type { KeyVersion } from "@keyward/crds/types/crypto-key";
import type { PolicyObject } from "../../caches/kinds.ts";
import { isBelowPolicy } from "./plan-rotation.ts";

/**
 * The versions as sidecars may use them: an active one that lies in a weaker backend than the policy asks for now makes nothing new, and
 * neither does one whose certificate leads to a revoked one. It verifies and decrypts until another one follows.
 * @param voided numbers of versions whose certificates lead to a revoked one
 */
export function permittedVersions(
  policy: PolicyObject,
  versions: readonly KeyVersion[],
  voided: ReadonlySet<number>,
): readonly KeyVersion[] {
  const isDemoted = (version: KeyVersion) =>
    version.state === "Active" && (voided.has(version.version) || isBelowPolicy({ policy }, version));
  if (!versions.some(isDemoted)) return versions;
  return versions.map((version) => (isDemoted(version) ? { ...version, state: "Retired" } : version));
}
