/** Every name that two programs share. A change here is a change of protocol between images of different ages. */

export const API_GROUP = "keyward.dev";
export const API_VERSION = "v1alpha1";

/** Pod annotation: a CryptoProfile's name, or "true" (the namespace's default), or "false" (opt out). Namespace label: the default. */
export const INJECT = "keyward.dev/inject";
/** Pod annotation: comma-separated container names that get a socket; absent means all, init containers included. */
export const CONTAINERS = "keyward.dev/containers";
/** Pod annotation: comma-separated names of COMPATIBILITY_MOUNTS. */
export const COMPAT = "keyward.dev/compat";
/** Pod annotation: pino level of the sidecar. */
export const LOG_LEVEL = "keyward.dev/log-level";
/** Pod annotation: TCP port of the sidecar's health service, for pods whose containers need the default one. */
export const HEALTH_PORT_ANNOTATION = "keyward.dev/health-port";
/** Pod annotations for the sidecar's resources; values are Kubernetes quantities. */
export const RESOURCE_ANNOTATIONS = {
  cpuRequest: "keyward.dev/cpu-request",
  cpuLimit: "keyward.dev/cpu-limit",
  memoryRequest: "keyward.dev/memory-request",
  memoryLimit: "keyward.dev/memory-limit",
} as const;
/** Pod annotation: size of a memory volume for bulk data, a Kubernetes quantity; absent means none. */
export const BULK = "keyward.dev/bulk";
/** Pod annotation written by the webhook: JSON `{"profile": string, "version": string}`. Its presence is not proof: the sidecar container is. */
export const INJECTED = "keyward.dev/injected";
/** Pod label written by the webhook: the profile's name, so that pods of a profile can be selected. */
export const PROFILE_LABEL = "keyward.dev/profile";

export const SIDECAR_CONTAINER = "keyward";
export const SOCKET_VOLUME = "keyward-sockets";
export const IDENTITY_VOLUME = "keyward-identity";
export const BULK_VOLUME = "keyward-bulk";

/** Audience of the token that a sidecar shows to the operator; the API server refuses it, and the operator refuses any other. */
export const OPERATOR_AUDIENCE = "keyward.dev/operator";
/** TLS server name of the agent endpoint, whatever its address. */
export const AGENT_SERVER_NAME = "agent.keyward.dev";

/** ClusterRole that each namespace's reader RoleBinding refers to; the RoleBinding bears the same name. */
export const PROFILE_READER = "keyward-profile-reader";
/** Finalizer on a CryptoProfile that pods use and on a KeyPolicy whose key is referred to. */
export const IN_USE_FINALIZER = "keyward.dev/in-use";

/** Field managers of server-side apply: one for objects that the operator owns, one for status. */
export const FIELD_MANAGER = "keyward-operator";
export const STATUS_FIELD_MANAGER = "keyward-operator-status";
