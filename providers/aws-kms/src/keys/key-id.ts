import { BackendError } from "@keyward/core/backend/backend-error";

/** With and without dashes: those of multi-region keys begin with mrk- and have none. */
const KEY_ID = /^(mrk-)?([0-9a-f]{32}|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

/** An alias or an ARN is none: it could lead to keys that are not ours. */
export function isKeyId(id: string): boolean {
  return KEY_ID.test(id);
}

/** @throws KeyMissing: what AWS never gave out names no key */
export function requireKeyId(id: string): string {
  if (isKeyId(id)) return id;
  throw new BackendError("KeyMissing", "AWS KMS has no key of such an id; restore it, or rotate to a new version");
}
