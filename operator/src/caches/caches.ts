import { PROFILE_READER } from "@keyward/core/contract/names";
import type { Kind } from "@keyward/kube/client/kind";
import { NAMESPACES, PODS, SECRETS, type Secret } from "@keyward/kube/client/kinds";
import { Informer, type InformerOptions } from "@keyward/kube/informer/informer";
import { type KubeObject, keyOf } from "@keyward/kube/watch/kube-object";
import type { Selection } from "@keyward/kube/watch/resource";
import type { KubeTransport } from "@keyward/kube/watch/transport";
import { isReady, type KeyView, viewKey } from "../keys/key-view.ts";
import { type PodView, viewPod } from "../pods/pod-view.ts";
import { namedPolicies, trustedPolicies } from "../profile/named-policies.ts";
import { SEALED_SET, type SetView, viewSet } from "../sealing/sealed-set-secret.ts";
import type { Log } from "../serve/log.ts";
import type { Metrics } from "../serve/metrics.ts";
import {
  type ApprovalObject,
  CLUSTER_KEY_BACKENDS,
  type ClusterKeyBackendObject,
  CRYPTO_KEYS,
  CRYPTO_PROFILES,
  KEY_APPROVALS,
  KEY_BACKENDS,
  KEY_POLICIES,
  KEY_REQUESTS,
  type KeyBackendObject,
  type PolicyObject,
  type ProfileObject,
  READER_BINDINGS,
  type RequestObject,
  type RoleBinding,
  WEBHOOK_KINDS,
  type WebhookConfiguration,
} from "./kinds.ts";
import { type NamespaceView, viewNamespace } from "./namespace-view.ts";
import { OWN_SECRET } from "./own-secret.ts";

/** What the operator knows of the cluster. Both replicas keep it warm; only reconciles of the leader act on it. */
export interface Caches {
  readonly profiles: Informer<ProfileObject>;
  readonly policies: Informer<PolicyObject>;
  readonly keys: Informer<KeyView>;
  readonly keyBackends: Informer<KeyBackendObject>;
  readonly clusterKeyBackends: Informer<ClusterKeyBackendObject>;
  readonly requests: Informer<RequestObject>;
  readonly approvals: Informer<ApprovalObject>;
  readonly pods: Informer<PodView>;
  readonly namespaces: Informer<NamespaceView>;
  readonly secrets: Informer<Secret>;
  /** Which sealed sets there are; what lies in them is read when it is wanted. */
  readonly sealedSets: Informer<SetView>;
  readonly bindings: Informer<RoleBinding>;
  readonly webhooks: readonly Informer<WebhookConfiguration>[];
  readonly all: readonly Informer<KubeObject>[];
}

export interface CacheOptions {
  readonly transport: KubeTransport;
  /** The operator's own. */
  readonly namespace: string;
  readonly webhookConfiguration: string;
  readonly log: Log;
  readonly metrics: Pick<Metrics, "rewinds">;
}

/** Indexes, and the word under which an object is found in each. */
export const PROFILES_BY_POLICY = "policy";
export const PROFILES_BY_TRUST = "trust";
/** Authorities, by the one that signs their certificates. */
export const POLICIES_BY_PARENT = "parent";
export const KEYS_BY_POLICY = "policy";
export const KEYS_BY_UID = "uid";
/** One word for all keys whose active version cannot be used, or that have none. */
export const KEYS_BY_TROUBLE = "trouble";
export const IN_TROUBLE = "in-trouble";
export const REQUESTS_BY_KEY = "key";
export const APPROVALS_BY_REQUEST = "request";
export const PODS_BY_PROFILE = "profile";
export const BY_NAMESPACE = "namespace";

export function createCaches({ transport, namespace, webhookConfiguration, log, metrics }: CacheOptions): Caches {
  const informer = <T extends KubeObject>(
    kind: Kind<T>,
    selection: Selection,
    more: Partial<InformerOptions<T>> = {},
  ) =>
    new Informer<T>({
      transport,
      resource: kind,
      selection,
      onState: (state) => {
        if (state.phase === "rewound") metrics.rewinds.inc({ resource: kind.plural });
        log.watch(kind.plural, state);
      },
      ...more,
    });
  const profiles = informer(
    CRYPTO_PROFILES,
    {},
    { indexes: { [PROFILES_BY_POLICY]: policiesOf, [PROFILES_BY_TRUST]: trustOf } },
  );
  const policies = informer(KEY_POLICIES, {}, { indexes: { [POLICIES_BY_PARENT]: parentOf } });
  const keys = informer(
    CRYPTO_KEYS as Kind<KeyView>,
    {},
    {
      transform: viewKey,
      indexes: { [KEYS_BY_POLICY]: policyOfKey, [KEYS_BY_UID]: uidOf, [KEYS_BY_TROUBLE]: troubleOf },
    },
  );
  const keyBackends = informer(KEY_BACKENDS, {});
  const clusterKeyBackends = informer(CLUSTER_KEY_BACKENDS, {});
  const requests = informer(KEY_REQUESTS, {}, { indexes: { [REQUESTS_BY_KEY]: keyOfRequest } });
  const approvals = informer(KEY_APPROVALS, {}, { indexes: { [APPROVALS_BY_REQUEST]: requestOfApproval } });
  const pods = informer(
    PODS as Kind<PodView>,
    {},
    {
      transform: viewPod,
      indexes: { [PODS_BY_PROFILE]: profileOf, [BY_NAMESPACE]: namespaceOf },
    },
  );
  const namespaces = informer(NAMESPACES as Kind<NamespaceView>, {}, { metadataOnly: true, transform: viewNamespace });
  const secrets = informer(SECRETS, { namespace, labelSelector: `${OWN_SECRET.label}=${OWN_SECRET.value}` });
  const sealedSets = informer(
    SECRETS as Kind<SetView>,
    { namespace, labelSelector: `${SEALED_SET.label}=${SEALED_SET.value}` },
    { metadataOnly: true, transform: viewSet },
  );
  const bindings = informer(READER_BINDINGS, { fieldSelector: `metadata.name=${PROFILE_READER}` });
  const webhooks = WEBHOOK_KINDS.map((kind) =>
    informer(kind, { fieldSelector: `metadata.name=${webhookConfiguration}` }),
  );
  const all = [
    profiles,
    policies,
    keys,
    keyBackends,
    clusterKeyBackends,
    requests,
    approvals,
    pods,
    namespaces,
    secrets,
    sealedSets,
    bindings,
    ...webhooks,
  ] as unknown as Informer<KubeObject>[];
  return {
    profiles,
    policies,
    keys,
    keyBackends,
    clusterKeyBackends,
    requests,
    approvals,
    pods,
    namespaces,
    secrets,
    sealedSets,
    bindings,
    webhooks,
    all,
  };
}

function policyOfKey({ metadata, spec }: KeyView): string[] {
  return [`${metadata.namespace}/${spec.policyRef.name}`];
}

function uidOf({ metadata }: KubeObject): string[] {
  return metadata.uid === undefined ? [] : [metadata.uid];
}

function troubleOf({ status }: KeyView): string[] {
  return isReady(status) && status?.pending === undefined ? [] : [IN_TROUBLE];
}

function keyOfRequest({ metadata, spec }: RequestObject): string[] {
  return [`${metadata.namespace}/${spec.keyRef.name}`];
}

function requestOfApproval({ metadata, spec }: ApprovalObject): string[] {
  return [`${metadata.namespace}/${spec.requestRef.name}`];
}

/** Pods that ran to their end use nothing any more, so no index has them. */
function profileOf({ metadata, uses }: PodView): string[] {
  return uses.profile === undefined || uses.finished ? [] : [`${metadata.namespace}/${uses.profile}`];
}

function namespaceOf({ metadata, uses }: PodView): string[] {
  return uses.finished ? [] : [metadata.namespace ?? ""];
}

function trustOf(profile: ProfileObject): string[] {
  return trustedPolicies(profile).map((name) => `${profile.metadata.namespace}/${name}`);
}

function parentOf({ metadata, spec }: PolicyObject): string[] {
  const parent = spec?.certificateAuthority?.parentRef?.name;
  return parent === undefined ? [] : [`${metadata.namespace}/${parent}`];
}

function policiesOf(profile: ProfileObject): string[] {
  const namespace = profile.metadata.namespace ?? "";
  return namedPolicies(profile).map((name) => keyOf({ metadata: { name, namespace } }));
}
