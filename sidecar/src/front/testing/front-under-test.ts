import type { GrpcFront } from "../grpc-front.ts";

let front: GrpcFront = "node";

/** Makes the servers of the tests that follow in this process speak HTTP/2 in that way. */
export function useFront(chosen: GrpcFront): void {
  front = chosen;
}

export function frontUnderTest(): GrpcFront {
  return front;
}
