import type { Tag } from "@aws-sdk/client-kms";
import { type KeyOwner, ownerFrom } from "@keyward/core/backend/key-owner";

/** Names and uids of Kubernetes are at most 253 characters; a tag's value may have 256. */
const TAGS = {
  clusterId: "keyward.dev/cluster",
  namespace: "keyward.dev/namespace",
  policy: "keyward.dev/policy",
  policyUid: "keyward.dev/policy-uid",
  key: "keyward.dev/key",
  keyUid: "keyward.dev/key-uid",
  version: "keyward.dev/version",
} as const satisfies Record<keyof KeyOwner, string>;

export const OWNER_TAGS: readonly string[] = Object.values(TAGS);

export function tagsOf(owner: KeyOwner): Tag[] {
  return Object.entries(TAGS).map(([field, TagKey]) => ({ TagKey, TagValue: String(owner[field as keyof KeyOwner]) }));
}

/** @returns undefined if a tag is missing or the version is no number from 1 */
export function ownerOf(tags: readonly Tag[]): KeyOwner | undefined {
  const values = new Map(tags.map(({ TagKey, TagValue }) => [TagKey, TagValue]));
  return ownerFrom((field) => values.get(TAGS[field]) ?? "");
}
