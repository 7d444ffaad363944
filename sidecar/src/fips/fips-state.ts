import { createHash, getFips } from "node:crypto";
import type { Profile } from "@keyward/core/policy/profile";

/** Whether OpenSSL is asked for approved algorithms only. Asked once, as nothing here switches a process that runs: docs/fips.md */
export const IN_FIPS_MODE = getFips() === 1;

/** FIPS 180-4, example "abc". */
const ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

/** Whether the profile, or the process, leaves nothing but approved algorithms in OpenSSL's module. */
export function isBoundToFips({ mode }: Pick<Profile, "mode">): boolean {
  return IN_FIPS_MODE || mode === "FIPS";
}

/**
 * Sees for itself that the FIPS provider, and nothing else, computes in this process. Page: docs/fips.md, "Starting node with it"
 * @returns which of the conditions does not hold; undefined: all do
 */
export function providerFault(): string | undefined {
  if (getFips() !== 1) return "OpenSSL is not in FIPS mode";
  if (hexOf("sha256") !== ABC) return "OpenSSL's FIPS provider does not compute SHA-256";
  if (hexOf("md5") !== undefined) return "MD5 is served, so algorithms come from elsewhere than the FIPS provider";
  return undefined;
}

/** @returns undefined where the hash is not served */
function hexOf(hash: string): string | undefined {
  try {
    return createHash(hash).update("abc").digest("hex");
  } catch {
    return undefined;
  }
}
