import { randomUUID } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import type { CallContext, Method, Requests, Service } from "../../grpc/call/method.ts";
import { binaryValues } from "../../grpc/metadata/metadata.ts";
import { Fields } from "./fields.ts";
import { type LoadBoard, loadReport } from "./load-report.ts";
import {
  bodyBytes,
  failIfAsked,
  INPUT,
  MAX_MESSAGE_BYTES,
  namedResponse,
  OUTPUT,
  PARAMETERS,
  payloadResponse,
  SIMPLE,
  sizeResponse,
} from "./test-messages.ts";

const ECHO_INITIAL = "x-grpc-test-echo-initial";
const ECHO_TRAILING = "x-grpc-test-echo-trailing-bin";
/** Source: gRPC, Custom Backend Metrics Support (A51) */
const LOAD_REPORT = "endpoint-load-metrics-bin";
const US_PER_MS = 1_000;
/** One process, one server. */
const SERVER_ID = randomUUID();

/** The service that the gRPC project's clients of interoperability call. Source: gRPC, Interoperability Test Case Descriptions */
export function testService(board: LoadBoard): Service {
  const unary = {
    kind: "unary",
    maxRequestBytes: MAX_MESSAGE_BYTES,
    maxResponseBytes: MAX_MESSAGE_BYTES + 64,
  } as const;
  const bidi = { kind: "bidi-stream", maxMessageBytes: MAX_MESSAGE_BYTES } as const;
  const { maxRequestBytes, maxResponseBytes } = unary;
  const methods: Record<string, Method> = {
    EmptyCall: { ...unary, handle: () => new Uint8Array() },
    UnaryCall: { ...unary, handle: unaryCall },
    StreamingOutputCall: { kind: "server-stream", maxRequestBytes, handle: streamingOutputCall },
    StreamingInputCall: {
      kind: "client-stream",
      maxMessageBytes: MAX_MESSAGE_BYTES,
      maxResponseBytes,
      handle: streamingInputCall,
    },
    FullDuplexCall: {
      ...bidi,
      handle: (requests: Requests, call: CallContext) => fullDuplexCall(requests, call, board),
    },
    HalfDuplexCall: { ...bidi, handle: halfDuplexCall },
  };
  return { name: "grpc.testing.TestService", methods: new Map(Object.entries(methods)) };
}

function unaryCall(bytes: Uint8Array, call: CallContext): Uint8Array {
  const request = new Fields(bytes);
  echoMetadata(call);
  failIfAsked(request.message(SIMPLE.status));
  const asked = request.message(SIMPLE.orcaReport);
  if (asked !== undefined) call.trailingMetadata.add(LOAD_REPORT, loadReport(asked));
  const [type, size] = [request.number(SIMPLE.type), request.number(SIMPLE.size)];
  return request.number(SIMPLE.fillServerId) === 0 ? payloadResponse(type, size) : namedResponse(type, size, SERVER_ID);
}

function streamingOutputCall(bytes: Uint8Array, call: CallContext): AsyncIterable<Uint8Array> {
  return answers(new Fields(bytes), call);
}

async function streamingInputCall(requests: Requests): Promise<Uint8Array> {
  let sum = 0;
  for await (const bytes of requests) sum += bodyBytes(new Fields(bytes).message(INPUT.payload));
  return sizeResponse(sum);
}

async function* fullDuplexCall(requests: Requests, call: CallContext, board: LoadBoard): AsyncGenerator<Uint8Array> {
  echoMetadata(call);
  for await (const bytes of requests) {
    const request = new Fields(bytes);
    failIfAsked(request.message(OUTPUT.status));
    const asked = request.message(OUTPUT.orcaReport);
    if (asked !== undefined) board.set(asked);
    yield* answers(request, call);
  }
}

/** Answers nothing before the client has said all. */
async function* halfDuplexCall(requests: Requests, call: CallContext): AsyncGenerator<Uint8Array> {
  const asked: Fields[] = [];
  // Messages share memory with what the socket delivers.
  for await (const bytes of requests) asked.push(new Fields(Uint8Array.from(bytes)));
  for (const request of asked) yield* answers(request, call);
}

async function* answers(request: Fields, call: CallContext): AsyncGenerator<Uint8Array> {
  for (const bytes of request.all(OUTPUT.parameters)) {
    const parameters = new Fields(bytes);
    const intervalMs = parameters.number(PARAMETERS.intervalUs) / US_PER_MS;
    if (intervalMs > 0) await wait(intervalMs, undefined, { signal: call.signal });
    yield payloadResponse(request.number(OUTPUT.type), parameters.number(PARAMETERS.size));
  }
}

function echoMetadata({ metadata, initialMetadata, trailingMetadata }: CallContext): void {
  const [initial] = [metadata[ECHO_INITIAL] ?? []].flat();
  if (initial !== undefined) initialMetadata.add(ECHO_INITIAL, initial);
  const [trailing] = binaryValues(metadata, ECHO_TRAILING);
  if (trailing !== undefined) trailingMetadata.add(ECHO_TRAILING, trailing);
}
