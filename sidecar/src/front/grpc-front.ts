import { POD_GRPC_FRONTS } from "@keyward/core/contract/grpc-front";

/**
 * Who speaks HTTP/2: frames of our own, Node's library, or @grpc/grpc-js, which is there to be compared with and only when
 * Keyward runs from its sources. Calls do not see which. Page: docs/plans/data-plane.md
 */
export const GRPC_FRONTS = [...POD_GRPC_FRONTS, "grpc-js"] as const;
export type GrpcFront = (typeof GRPC_FRONTS)[number];
