import { BackendError, type BackendFault } from "@keyward/core/backend/backend-error";
import type { ErrorCode } from "@keyward/core/errors/codes";
import { KeywardError } from "@keyward/core/errors/keyward-error";

const FAULTS: Partial<Record<ErrorCode, BackendFault>> = { INVALID_ARGUMENT: "Rejected", NOT_SUPPORTED: "Unsupported" };

/**
 * Runs one call of a port: it ends soon after the signal aborts, though work on the thread pool goes on to its own end.
 * @throws the signal's reason, or BackendError
 */
export async function abortable<T>(signal: AbortSignal, work: () => Promise<T> | T): Promise<T> {
  signal.throwIfAborted();
  const { promise, reject } = Promise.withResolvers<never>();
  const onAbort = () => reject(signal.reason);
  signal.addEventListener("abort", onAbort, { once: true });
  try {
    return await Promise.race([promise, work()]);
  } catch (error) {
    throw signal.aborted ? signal.reason : backendErrorOf(error);
  } finally {
    signal.removeEventListener("abort", onAbort);
  }
}

function backendErrorOf(error: unknown): unknown {
  if (error instanceof BackendError) return error;
  const fault = error instanceof KeywardError ? FAULTS[error.code] : undefined;
  if (fault !== undefined) return new BackendError(fault, (error as KeywardError).message, { cause: error });
  return new BackendError("BadAnswer", "the software backend failed in a way that it does not know", { cause: error });
}
