/** Who speaks HTTP/2: Node's library, or frames of our own. Calls do not see which. Page: docs/plans/data-plane.md */
export const GRPC_FRONTS = ["node", "own"] as const;
export type GrpcFront = (typeof GRPC_FRONTS)[number];
