import { create, fromBinary, toBinary } from "@bufbuild/protobuf";
import { type MethodDefinition, type ServerWritableStream, status } from "@grpc/grpc-js";
import { PingSchema } from "@keyward/proto/gen/keyward/agent/v1/agent_pb";
import {
  type WatchRequest,
  WatchRequestSchema,
  type WatchResponse,
  WatchResponseSchema,
  WatchSyncedSchema,
} from "@keyward/proto/gen/keyward/agent/v1/replica_pb";
import { PING_INTERVAL_MS } from "../pinger.ts";
import type { PodReports } from "../reports/pod-reports.ts";
import { writeReport } from "./report-message.ts";

export type WatchCall = ServerWritableStream<WatchRequest, WatchResponse>;

const bytes = (encoded: Uint8Array) => Buffer.from(encoded.buffer, encoded.byteOffset, encoded.length);

/** keyward.agent.v1.ReplicaService for grpc-js. */
export const REPLICA_SERVICE = {
  watch: {
    path: "/keyward.agent.v1.ReplicaService/Watch",
    requestStream: false,
    responseStream: true,
    requestSerialize: (message) => bytes(toBinary(WatchRequestSchema, message)),
    requestDeserialize: (buffer) => fromBinary(WatchRequestSchema, buffer),
    responseSerialize: (message) => bytes(toBinary(WatchResponseSchema, message)),
    responseDeserialize: (buffer) => fromBinary(WatchResponseSchema, buffer),
  } satisfies MethodDefinition<WatchRequest, WatchResponse>,
};

/** A leader that does not read: it asks again, and is told everything again. */
const MAX_UNSENT = 100_000;
const NO_REPLICA = { code: status.PERMISSION_DENIED, details: "only replicas of this operator may ask this" };

/** Tells a leader what is said on this replica. @param isReplica whether the connection proved to be one */
export function serveWatch(call: WatchCall, isReplica: boolean, reports: PodReports, nowMs: () => number): void {
  if (!isReplica) {
    call.emit("error", NO_REPLICA);
    return;
  }
  const say = (event: WatchResponse["event"]) => {
    if (call.writableLength > MAX_UNSENT) call.emit("error", { code: status.RESOURCE_EXHAUSTED, details: "not read" });
    else call.write(create(WatchResponseSchema, { event }));
  };
  const unfollow = reports.follow((report) => say({ case: "report", value: writeReport(report, nowMs()) }));
  say({ case: "synced", value: create(WatchSyncedSchema) });
  const ping = create(PingSchema, { intervalMs: PING_INTERVAL_MS });
  const pinging = setInterval(() => say({ case: "ping", value: ping }), PING_INTERVAL_MS);
  call.once("close", () => {
    clearInterval(pinging);
    unfollow();
  });
  call.once("cancelled", () => call.destroy());
}
