import { KeywardError } from "@keyward/core/errors/keyward-error";
import { toBinary } from "@keyward/proto/light/encode";
import {
  HealthCheckRequestSchema,
  HealthCheckResponseSchema,
  HealthListRequestSchema,
  HealthListResponseSchema,
  HealthCheckResponse_ServingStatus as ServingStatus,
} from "@keyward/proto/light/gen/health/health";
import type { HealthState } from "../../health/health-state.ts";
import type { CallContext, Method, Service } from "../grpc/call/method.ts";
import { decodeRequest } from "./wire-message.ts";

/** A service name; longer ones exist nowhere. */
const MAX_REQUEST_BYTES = 4096;
const MAX_RESPONSE_BYTES = 4096;

/**
 * grpc.health.v1 with one registered name, the empty one: the whole server.
 * Source: gRPC health checking protocol; docs/crypto-broker.md, Health
 */
export function healthService(health: HealthState): Service {
  const check = (request: Uint8Array) => {
    const { service } = decodeRequest(HealthCheckRequestSchema, request);
    if (service !== "") throw new KeywardError("NOT_FOUND", "unknown service");
    return answer(health.serving);
  };
  const list = (request: Uint8Array) => {
    decodeRequest(HealthListRequestSchema, request);
    const statuses = { "": { status: statusOf(health.serving) } };
    return toBinary(HealthListResponseSchema, { statuses });
  };
  const watch = (request: Uint8Array, call: CallContext) => {
    const { service } = decodeRequest(HealthCheckRequestSchema, request);
    return service === ""
      ? watchServer(health, call.signal)
      : watchUnknown(AbortSignal.any([call.signal, health.stopped]));
  };
  return {
    name: "grpc.health.v1.Health",
    methods: new Map<string, Method>([
      [
        "Check",
        { kind: "unary", maxRequestBytes: MAX_REQUEST_BYTES, maxResponseBytes: MAX_RESPONSE_BYTES, handle: check },
      ],
      [
        "List",
        { kind: "unary", maxRequestBytes: MAX_REQUEST_BYTES, maxResponseBytes: MAX_RESPONSE_BYTES, handle: list },
      ],
      ["Watch", { kind: "server-stream", maxRequestBytes: MAX_REQUEST_BYTES, handle: watch }],
    ]),
  };
}

async function* watchServer(health: HealthState, signal: AbortSignal): AsyncGenerator<Uint8Array> {
  for await (const serving of health.watch(signal)) yield answer(serving);
}

/** The name may be registered one day, says the protocol: so the stream stays open. */
async function* watchUnknown(signal: AbortSignal): AsyncGenerator<Uint8Array> {
  yield encode(ServingStatus.SERVICE_UNKNOWN);
  if (!signal.aborted) await new Promise((resolve) => signal.addEventListener("abort", resolve, { once: true }));
}

function answer(serving: boolean): Uint8Array {
  return encode(statusOf(serving));
}

function statusOf(serving: boolean) {
  return serving ? ServingStatus.SERVING : ServingStatus.NOT_SERVING;
}

function encode(status: ServingStatus): Uint8Array {
  return toBinary(HealthCheckResponseSchema, { status });
}
