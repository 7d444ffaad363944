import { createHash } from "node:crypto";
import { type KeyOwner, ownerPath } from "@keyward/core/backend/key-owner";

/** Source: AWS KMS API Reference, CreateAlias */
const MAX_ALIAS_CHARACTERS = 256;
const ALIAS = /^[a-zA-Z0-9/_-]+$/;

/**
 * An alias can be there once only, so it decides which of two keys of one owner is the key. Hashed, as names and prefix together may be
 * longer than an alias.
 */
export function versionAlias(prefix: string, owner: KeyOwner): string {
  return `${prefix}/version/${hashed(ownerPath(owner))}`;
}

/** The name for people and for programs beside Keyward: it leads to the active version. */
export function activeAlias(prefix: string, { clusterId, namespace, key, keyUid }: KeyOwner): string {
  const readable = `${prefix}/${clusterId}/${namespace}/${key}`;
  const fits = readable.length <= MAX_ALIAS_CHARACTERS && ALIAS.test(readable);
  return fits ? readable : `${prefix}/active/${hashed(`${clusterId}/${namespace}/${keyUid}`)}`;
}

/** 128 bits: nobody meets another's by chance, and only who may create aliases could try. */
function hashed(text: string): string {
  return createHash("sha256").update(text).digest("hex").slice(0, 32);
}
