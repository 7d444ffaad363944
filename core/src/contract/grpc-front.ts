/** Who speaks HTTP/2 in a pod's sidecar: frames of our own, or Node's library, to fall back on. */
export const POD_GRPC_FRONTS = ["own", "node"] as const;
export type PodGrpcFront = (typeof POD_GRPC_FRONTS)[number];
