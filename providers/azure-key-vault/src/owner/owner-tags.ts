import { createHash } from "node:crypto";
import { type KeyOwner, ownerPath } from "@keyward/core/backend/key-owner";

export type Tags = Readonly<Record<string, string>>;

/** The service takes 15 tags of 256 characters each; names and uids of Kubernetes have 253 at most. */
const FIELDS = {
  "keyward-cluster": "clusterId",
  "keyward-namespace": "namespace",
  "keyward-policy": "policy",
  "keyward-policy-uid": "policyUid",
  "keyward-key": "key",
  "keyward-key-uid": "keyUid",
} as const satisfies Record<string, keyof KeyOwner>;

const VERSION = "keyward-version";
/** The service lets names have 127 letters, digits and hyphens. */
const HASH_CHARACTERS = 40;

/** The same for the same owner, so that a key that was made before a crash is found again. */
export function nameOf(owner: KeyOwner, prefix = "keyward"): string {
  const hash = createHash("sha256").update(ownerPath(owner)).digest("hex");
  return `${prefix}-${hash.slice(0, HASH_CHARACTERS)}`;
}

export function tagsOf(owner: KeyOwner): Record<string, string> {
  const tags = Object.entries(FIELDS).map(([tag, field]) => [tag, owner[field]]);
  return { ...Object.fromEntries(tags), [VERSION]: String(owner.version) };
}

/** @returns undefined where the tags are not all there, or say what no owner is */
export function ownerOf(tags: Tags | undefined): KeyOwner | undefined {
  const version = tags?.[VERSION];
  if (tags === undefined || version === undefined || !/^[1-9]\d{0,9}$/.test(version)) return undefined;
  const fields = Object.entries(FIELDS).map(([tag, field]) => [field, tags[tag]] as const);
  if (fields.some(([, value]) => value === undefined)) return undefined;
  return { ...(Object.fromEntries(fields) as Omit<KeyOwner, "version">), version: Number(version) };
}
