import type { KubeObject } from "../watch/kube-object.ts";
import type { Kind } from "./kind.ts";

/** Fields are those that this project reads or writes; the objects carry all others untouched. */
export interface Lease extends KubeObject {
  spec?: {
    holderIdentity?: string;
    leaseDurationSeconds?: number;
    /** MicroTime: six fraction digits. */
    acquireTime?: string;
    renewTime?: string;
    leaseTransitions?: number;
  };
}

/** An object that another object points at. */
export interface ObjectReference {
  apiVersion?: string;
  kind?: string;
  namespace?: string;
  name?: string;
  uid?: string;
  resourceVersion?: string;
}

/** events.k8s.io/v1 */
export interface Event extends KubeObject {
  type: "Normal" | "Warning";
  reason: string;
  action: string;
  note: string;
  eventTime: string;
  regarding: ObjectReference;
  related?: ObjectReference;
  reportingController: string;
  reportingInstance: string;
  series?: { count: number; lastObservedTime: string };
}

export interface Secret extends KubeObject {
  type?: string;
  immutable?: boolean;
  /** Base64. */
  data?: Record<string, string>;
}

export interface ConfigMap extends KubeObject {
  data?: Record<string, string>;
}

const core = (plural: string, kind: string, namespaced = true) => ({
  group: "",
  version: "v1",
  plural,
  kind,
  namespaced,
});
const grouped = (group: string, plural: string, kind: string, namespaced = true) => ({
  group,
  version: "v1",
  plural,
  kind,
  namespaced,
});

export const CONFIG_MAPS: Kind<ConfigMap> = core("configmaps", "ConfigMap");
export const NAMESPACES: Kind = core("namespaces", "Namespace", false);
export const PODS: Kind = core("pods", "Pod");
export const SECRETS: Kind<Secret> = core("secrets", "Secret");
export const SERVICES: Kind = core("services", "Service");
export const SERVICE_ACCOUNTS: Kind = core("serviceaccounts", "ServiceAccount");
export const DEPLOYMENTS: Kind = grouped("apps", "deployments", "Deployment");
export const LEASES: Kind<Lease> = grouped("coordination.k8s.io", "leases", "Lease");
export const EVENTS: Kind<Event> = grouped("events.k8s.io", "events", "Event");
export const ROLES: Kind = grouped("rbac.authorization.k8s.io", "roles", "Role");
export const ROLE_BINDINGS: Kind = grouped("rbac.authorization.k8s.io", "rolebindings", "RoleBinding");
export const TOKEN_REVIEWS: Kind = grouped("authentication.k8s.io", "tokenreviews", "TokenReview", false);
export const SUBJECT_ACCESS_REVIEWS: Kind = grouped(
  "authorization.k8s.io",
  "subjectaccessreviews",
  "SubjectAccessReview",
  false,
);
export const CUSTOM_RESOURCE_DEFINITIONS: Kind = grouped(
  "apiextensions.k8s.io",
  "customresourcedefinitions",
  "CustomResourceDefinition",
  false,
);
export const MUTATING_WEBHOOK_CONFIGURATIONS: Kind = grouped(
  "admissionregistration.k8s.io",
  "mutatingwebhookconfigurations",
  "MutatingWebhookConfiguration",
  false,
);
export const VALIDATING_WEBHOOK_CONFIGURATIONS: Kind = grouped(
  "admissionregistration.k8s.io",
  "validatingwebhookconfigurations",
  "ValidatingWebhookConfiguration",
  false,
);
