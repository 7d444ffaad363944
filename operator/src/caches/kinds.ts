import { API_GROUP, API_VERSION } from "@keyward/core/contract/names";
import type { CryptoProfile } from "@keyward/crds/types/crypto-profile";
import type { KeyPolicy } from "@keyward/crds/types/key-policy";
import type { Kind } from "@keyward/kube/client/kind";
import {
  MUTATING_WEBHOOK_CONFIGURATIONS,
  ROLE_BINDINGS,
  VALIDATING_WEBHOOK_CONFIGURATIONS,
} from "@keyward/kube/client/kinds";
import type { KubeObject } from "@keyward/kube/watch/kube-object";

/** Objects as they come over the wire: everything that the type names, and whatever else the server sends. */
export type ProfileObject = KubeObject & CryptoProfile;
export type PolicyObject = KubeObject & KeyPolicy;

export interface RoleBinding extends KubeObject {
  roleRef?: { apiGroup?: string; kind?: string; name?: string };
  subjects?: { apiGroup?: string; kind?: string; name?: string; namespace?: string }[];
}

export interface WebhookConfiguration extends KubeObject {
  webhooks?: { name: string; clientConfig?: { caBundle?: string } }[];
}

const ours = { group: API_GROUP, version: API_VERSION, namespaced: true } as const;

export const CRYPTO_PROFILES: Kind<ProfileObject> = { ...ours, plural: "cryptoprofiles", kind: "CryptoProfile" };
export const KEY_POLICIES: Kind<PolicyObject> = { ...ours, plural: "keypolicies", kind: "KeyPolicy" };
export const READER_BINDINGS = ROLE_BINDINGS as Kind<RoleBinding>;
export const WEBHOOK_KINDS: readonly Kind<WebhookConfiguration>[] = [
  MUTATING_WEBHOOK_CONFIGURATIONS,
  VALIDATING_WEBHOOK_CONFIGURATIONS,
];
