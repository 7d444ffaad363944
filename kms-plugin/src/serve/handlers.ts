import type { handleUnaryCall, ServerUnaryCall, UntypedServiceImplementation } from "@grpc/grpc-js";
import { WIRE } from "@keyward/core/errors/codes";
import { KeywardError } from "@keyward/core/errors/keyward-error";
import type { DecryptRequest, EncryptRequest } from "@keyward/proto/gen/kms/v2/api_pb";
import type { KeyService } from "../key-service.ts";

/** What was asked and how it ended; no key and no seed. */
export type CallLog = (method: string, uid: string, error: KeywardError | undefined) => void;

/** Nobody asks for longer; the API server's own limit is a few seconds. */
const MAX_CALL_MS = 30_000;

/** Of what the API server waits: for the way back. */
const WAY_BACK_MS = 500;

export interface HandlerOptions {
  readonly log: CallLog;
  readonly nowEpochMs: () => number;
}

export function kmsHandlers(service: KeyService, { log, nowEpochMs }: HandlerOptions): UntypedServiceImplementation {
  return {
    status: unary("Status", log, async (_: unknown, signal, deadlineMs) => {
      const withinMs = Math.max(WAY_BACK_MS, deadlineMs - nowEpochMs() - WAY_BACK_MS);
      return { version: "v2", ...(await service.status(signal, withinMs)) };
    }),
    encrypt: unary("Encrypt", log, async ({ plaintext }: EncryptRequest, signal) => {
      const { cipherText: ciphertext, keyId, annotations } = await service.encrypt(plaintext, signal);
      return { ciphertext, keyId, annotations };
    }),
    decrypt: unary("Decrypt", log, async ({ ciphertext, keyId, annotations }: DecryptRequest, signal) => ({
      plaintext: await service.decrypt(ciphertext, keyId, annotations, signal),
    })),
  };
}

function unary<Q, S>(
  method: string,
  log: CallLog,
  work: (request: Q, signal: AbortSignal, deadlineMs: number) => Promise<S>,
): handleUnaryCall<Q, S> {
  return (call, callback) => {
    const uid = (call.request as { uid?: string }).uid ?? "";
    work(call.request, signalOf(call), Number(call.getDeadline())).then(
      (answer) => {
        log(method, uid, undefined);
        callback(null, answer);
      },
      (thrown) => {
        const error = asKeywardError(thrown);
        log(method, uid, error);
        callback({ code: WIRE[error.code].grpc, details: error.message });
      },
    );
  };
}

/** Aborts when the caller leaves or its time is over. */
function signalOf<Q, S>(call: ServerUnaryCall<Q, S>): AbortSignal {
  const gone = new AbortController();
  const leave = () => gone.abort(new KeywardError("CANCELLED", "the API server no longer waits"));
  if (call.cancelled) leave();
  call.once("cancelled", leave);
  return AbortSignal.any([gone.signal, AbortSignal.timeout(MAX_CALL_MS)]);
}

function asKeywardError(thrown: unknown): KeywardError {
  if (thrown instanceof KeywardError) return thrown;
  if (thrown instanceof Error && thrown.name === "TimeoutError") {
    return new KeywardError("DEADLINE_EXCEEDED", "the backend did not answer in time");
  }
  return new KeywardError("INTERNAL", "internal error; see the plugin's log", { cause: thrown });
}
