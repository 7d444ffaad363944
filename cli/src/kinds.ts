import { API_GROUP, API_VERSION } from "@keyward/core/contract/names";
import type { CryptoKey } from "@keyward/crds/types/crypto-key";
import type { KeyApproval } from "@keyward/crds/types/key-approval";
import type { KeyPolicy } from "@keyward/crds/types/key-policy";
import type { KeyRequest } from "@keyward/crds/types/key-request";
import type { Kind } from "@keyward/kube/client/kind";
import type { KubeObject } from "@keyward/kube/watch/kube-object";

export type KeyObject = KubeObject & CryptoKey;
export type PolicyObject = KubeObject & KeyPolicy;
export type RequestObject = KubeObject & KeyRequest;
export type ApprovalObject = KubeObject & KeyApproval;

const ours = { group: API_GROUP, version: API_VERSION, namespaced: true } as const;

export const CRYPTO_KEYS: Kind<KeyObject> = { ...ours, plural: "cryptokeys", kind: "CryptoKey" };
export const KEY_POLICIES: Kind<PolicyObject> = { ...ours, plural: "keypolicies", kind: "KeyPolicy" };
export const KEY_REQUESTS: Kind<RequestObject> = { ...ours, plural: "keyrequests", kind: "KeyRequest" };
export const KEY_APPROVALS: Kind<ApprovalObject> = { ...ours, plural: "keyapprovals", kind: "KeyApproval" };
