import type { Tag } from "@aws-sdk/client-kms";
import type { KeyOwner } from "@keyward/core/backend/key-owner";

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
  const of = (field: keyof KeyOwner): string => values.get(TAGS[field]) ?? "";
  const version = /^[1-9][0-9]{0,8}$/.test(of("version")) ? Number(of("version")) : 0;
  const owner: KeyOwner = {
    clusterId: of("clusterId"),
    namespace: of("namespace"),
    policy: of("policy"),
    policyUid: of("policyUid"),
    key: of("key"),
    keyUid: of("keyUid"),
    version,
  };
  return Object.values(owner).every(Boolean) ? owner : undefined;
}
