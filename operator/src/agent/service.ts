import type { MethodDefinition, ServerDuplexStream } from "@grpc/grpc-js";
import { fromBinary } from "@keyward/proto/light/decode";
import { toBinary } from "@keyward/proto/light/encode";
import {
  type ConnectRequest,
  ConnectRequestSchema,
  type ConnectResponse,
  ConnectResponseSchema,
} from "@keyward/proto/light/gen/keyward/agent/v1/agent";

/** Answers are encoded before grpc-js sees them: some hold a key, and their bytes are overwritten once they are sent. */
export type ConnectCall = ServerDuplexStream<ConnectRequest, Buffer>;

/** Highest version of the agent protocol that this operator speaks. */
export const PROTOCOL_VERSION = 2;

/** keyward.agent.v1.AgentService for grpc-js, by the codec without reflection: every operation passes it twice. */
export const AGENT_SERVICE = {
  connect: {
    path: "/keyward.agent.v1.AgentService/Connect",
    requestStream: true,
    responseStream: true,
    requestSerialize: (message) => asBuffer(toBinary(ConnectRequestSchema, message)),
    requestDeserialize: (bytes) => fromBinary(ConnectRequestSchema, bytes),
    responseSerialize: (bytes) => bytes,
    responseDeserialize: (bytes) => bytes,
  } satisfies MethodDefinition<ConnectRequest, Buffer>,
};

export function encodeResponse(message: ConnectResponse["message"]): Buffer {
  return asBuffer(toBinary(ConnectResponseSchema, { message }));
}

function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
}
