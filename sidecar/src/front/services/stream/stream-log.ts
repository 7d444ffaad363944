import type { CallContext } from "../../grpc/call/method.ts";
import type { ServiceGround, Wire } from "../row.ts";

/** @returns what to tell when the call has ended; undefined where calls are not logged */
export function beginLog(rpc: string, wire: Wire, ground: ServiceGround, { caller }: CallContext) {
  const { service } = wire;
  return ground.calls.start({ service, method: rpc, container: caller.container, correlationId: undefined });
}
