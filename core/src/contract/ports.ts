/** TCP ports that two programs agree on; all are above 1024, so no program needs a capability. */

/** Sidecar: grpc.health.v1 and nothing else, for the kubelet's gRPC probe. */
export const SIDECAR_HEALTH_PORT = 14270;
/** Operator: the agent stream, gRPC over TLS 1.3. */
export const AGENT_PORT = 9443;
/** Operator: HTTPS, public keys as JWKS. */
export const PUBLICATION_PORT = 9444;
/** Operator and webhook: plain HTTP /livez, /readyz, /metrics. */
export const OPERATIONS_PORT = 8080;
/** Webhook: HTTPS. Firewalls of private control planes already let the API server reach the kubelet's port. */
export const WEBHOOK_PORT = 10250;
