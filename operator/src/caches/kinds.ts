import { API_GROUP, API_VERSION } from "@keyward/core/contract/names";
import type { ClusterKeyBackend } from "@keyward/crds/types/cluster-key-backend";
import type { CryptoKey } from "@keyward/crds/types/crypto-key";
import type { CryptoProfile } from "@keyward/crds/types/crypto-profile";
import type { KeyApproval } from "@keyward/crds/types/key-approval";
import type { KeyBackend } from "@keyward/crds/types/key-backend";
import type { KeyPolicy } from "@keyward/crds/types/key-policy";
import type { KeyRequest } from "@keyward/crds/types/key-request";
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
export type CryptoKeyObject = KubeObject & CryptoKey;
export type KeyBackendObject = KubeObject & KeyBackend;
export type ClusterKeyBackendObject = KubeObject & ClusterKeyBackend;
export type RequestObject = KubeObject & KeyRequest;
export type ApprovalObject = KubeObject & KeyApproval;

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
export const CRYPTO_KEYS: Kind<CryptoKeyObject> = { ...ours, plural: "cryptokeys", kind: "CryptoKey" };
export const KEY_BACKENDS: Kind<KeyBackendObject> = { ...ours, plural: "keybackends", kind: "KeyBackend" };
export const CLUSTER_KEY_BACKENDS: Kind<ClusterKeyBackendObject> = {
  ...ours,
  plural: "clusterkeybackends",
  kind: "ClusterKeyBackend",
  namespaced: false,
};
export const KEY_REQUESTS: Kind<RequestObject> = { ...ours, plural: "keyrequests", kind: "KeyRequest" };
export const KEY_APPROVALS: Kind<ApprovalObject> = { ...ours, plural: "keyapprovals", kind: "KeyApproval" };
export const READER_BINDINGS = ROLE_BINDINGS as Kind<RoleBinding>;
export const WEBHOOK_KINDS: readonly Kind<WebhookConfiguration>[] = [
  MUTATING_WEBHOOK_CONFIGURATIONS,
  VALIDATING_WEBHOOK_CONFIGURATIONS,
];
