import type { ClientHttp2Session } from "node:http2";
import {
  create,
  type DescMethodUnary,
  fromBinary,
  type MessageInitShape,
  type MessageShape,
  toBinary,
} from "@bufbuild/protobuf";
import { encodeMessage } from "@keyward/core/grpc/message-frame";
import { decodeStatusMessage } from "@keyward/core/grpc/status-message";
import { HEADERS, rawCall } from "./test-server.ts";

export interface Failure {
  readonly code: number;
  readonly text: string;
  /** grpc-status-details-bin, decoded from base64; empty where there is none. */
  readonly details: string;
}

/** Calls a method of a service table over a real connection. @throws Failure for any status but OK */
export async function unaryCall<M extends DescMethodUnary>(
  session: ClientHttp2Session,
  method: M,
  request: MessageInitShape<M["input"]>,
): Promise<MessageShape<M["output"]>> {
  const path = `/${method.parent.typeName}/${method.name}`;
  const message = create(method.input, request) as MessageShape<M["input"]>;
  const frame = encodeMessage(toBinary(method.input, message));
  const { headers, trailers, body } = await rawCall(session, { ...HEADERS, ":path": path }, frame);
  const status = { ...headers, ...trailers };
  if (status["grpc-status"] === "0") return fromBinary(method.output, body.subarray(5)) as MessageShape<M["output"]>;
  throw failureOf(status);
}

/** Reads how a call ended from its trailers, or from headers that are all there is; of an OK the code is 0. */
export function failureOf(headers: Readonly<Record<string, unknown>>): Failure {
  return {
    code: Number(headers["grpc-status"]),
    // Of an OK a text means nothing; some servers send one.
    text: headers["grpc-status"] === "0" ? "" : decodeStatusMessage(String(headers["grpc-message"] ?? "")),
    details: Buffer.from(String(headers["grpc-status-details-bin"] ?? ""), "base64").toString("latin1"),
  };
}
