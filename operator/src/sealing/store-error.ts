import { BackendError } from "@keyward/core/backend/backend-error";
import { isForbidden, isInvalid, isTooManyRequests, KubeError } from "@keyward/kube/watch/kube-error";

/** @returns what a failed call to the API server is to whoever wants keys; it is asked again by whoever waits for them */
export function storeError(what: string, cause: unknown): BackendError {
  if (cause instanceof BackendError) return cause;
  if (isForbidden(cause)) {
    const next = "give the operator's service account its Role again";
    return new BackendError("Denied", `the API server does not let the operator ${what}. Next: ${next}`, { cause });
  }
  if (isTooManyRequests(cause)) return new BackendError("Throttled", `the API server asks to ${what} later`, { cause });
  if (isInvalid(cause)) return new BackendError("BadAnswer", `the API server refuses to ${what}`, { cause });
  const why = cause instanceof KubeError ? `it answered ${cause.status}` : "it did not answer";
  return new BackendError("Unreachable", `the API server did not ${what}: ${why}`, { cause });
}
