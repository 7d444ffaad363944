import { createHash } from "node:crypto";
import { BackendError } from "@keyward/core/backend/backend-error";
import { type KeyOwner, ownerPath } from "@keyward/core/backend/key-owner";

const READABLE_CHARACTERS = 18;
const VERSION_NAME =
  /^(projects\/[^/]{1,64}\/locations\/[^/]{1,64}\/keyRings\/[^/]{1,64}\/cryptoKeys\/[^/]{1,64})\/cryptoKeyVersions\/[0-9]{1,10}$/;

/**
 * One version of ours is one CryptoKey of Google's. Its name is made from the owner, so that creating it again finds it again: versions of
 * one CryptoKey get their numbers from Google, each time another.
 * @returns id of at most 63 letters, digits and dashes: the beginning is for people
 */
export function cryptoKeyId(owner: KeyOwner): string {
  const readable = owner.key.replace(/[^a-zA-Z0-9-]/g, "-").slice(0, READABLE_CHARACTERS);
  return `${readable}-v${owner.version}-${hashed(ownerPath(owner))}`;
}

/** Import jobs live for three days and their names are never free again: one for each owner, method and day. */
export function importJobId(owner: KeyOwner, method: string, nowMs: number): string {
  const day = Math.floor(nowMs / 86_400_000);
  return `keyward-import-${day}-${hashed(`${ownerPath(owner)}/${method}`)}`;
}

export function isVersionName(name: string): boolean {
  return VERSION_NAME.test(name);
}

/** @returns name of the CryptoKey that a version belongs to. @throws KeyMissing: what is no name of a version names none */
export function cryptoKeyOf(versionName: string): string {
  const [, name] = VERSION_NAME.exec(versionName) ?? [];
  if (name !== undefined) return name;
  throw new BackendError(
    "KeyMissing",
    "Cloud KMS has no key version of such a name; restore it, or rotate to a new version",
  );
}

/** 128 bits. */
function hashed(text: string): string {
  return createHash("sha256").update(text).digest("hex").slice(0, 32);
}
