import { BackendError, type BackendFault } from "@keyward/core/backend/backend-error";

/** What was asked of Google, in words that are safe to show. */
export interface Asked {
  /** Name of the method, for example `AsymmetricSign`. */
  readonly method: string;
  /** Of what was asked for: key, version, key ring. */
  readonly resource: string;
}

interface Row {
  readonly fault: BackendFault;
  readonly why: string;
  readonly next: string;
}

const AGAIN = "it is asked again by itself; if it stays so, see the status page of Google Cloud";

function row(fault: BackendFault, why: string, next: string): Row {
  return { fault, why, next };
}

const UNKNOWN = row("BadAnswer", "the answer is none of Cloud KMS", "check endpoint");
const DISABLED = row("KeyDisabled", "the key version is disabled", "enable it, or rotate to a new version");
const UNREACHABLE = row(
  "Unreachable",
  "there is no connection",
  "check endpoint, DNS and network policies of the operator",
);

/** By google.rpc.Code. Source: google/rpc/code.proto */
const BY_CODE: ReadonlyMap<number, Row> = new Map([
  [
    3,
    row("Rejected", "Google refuses the input", "the input is wrong: nothing on the side of Google will change that"),
  ],
  [4, row("TimedOut", "there was no answer in time", "look at the backend's latency, or raise limits.timeout")],
  [5, row("KeyMissing", "there is no such resource", "check keyRing; restore the key, or rotate to a new version")],
  [7, row("Denied", "the service account may not do it", "grant it the role of this method on the key ring")],
  [
    8,
    row(
      "Throttled",
      "the quota of the project is used up",
      "lower callsPerSecond of the backend or ask Google for more",
    ),
  ],
  [9, DISABLED],
  [10, row("Unreachable", "Google gave up because of another change", AGAIN)],
  [12, row("Unsupported", "Cloud KMS cannot do it with this key", "choose another algorithm or backend")],
  [13, row("Unreachable", "Google failed inside", AGAIN)],
  [14, UNREACHABLE],
  [15, row("BadAnswer", "Google lost data", AGAIN)],
  [
    16,
    row(
      "Unauthenticated",
      "Google does not accept our identity",
      "check workload identity: the service account of the operator, its binding, and the clock of the node",
    ),
  ],
]);

export const ALREADY_EXISTS = 6;
export const NOT_FOUND = 5;

/** What the SDK throws, as far as it is looked at. */
interface Thrown {
  readonly code?: unknown;
  readonly details?: unknown;
  readonly statusDetails?: unknown;
}

/** @returns the error of ours that stands for what the SDK threw; no text of Google or of the request is in its message */
export function gcpError(thrown: unknown, { method, resource }: Asked): BackendError {
  if (thrown instanceof BackendError) return thrown;
  const error = (typeof thrown === "object" && thrown !== null ? thrown : {}) as Thrown;
  const { fault, why, next } = rowOf(error);
  const retryAfterMs = retryAfter(error);
  const message = `${method} of ${resource} failed: ${why}; ${next}`;
  return new BackendError(fault, message, { cause: thrown, ...(retryAfterMs === undefined ? {} : { retryAfterMs }) });
}

/** @returns whether it is a status of gRPC with that code */
export function hasCode(thrown: unknown, code: number): boolean {
  return (thrown as Thrown | undefined)?.code === code;
}

function rowOf({ code, details }: Thrown): Row {
  const text = String(details);
  if (code === 9) return ofState(text);
  // Without a token no request goes out, and gRPC calls that unavailable.
  if (code === 14 && /credential|metadata from plugin|token/i.test(text)) return BY_CODE.get(16)!;
  if (typeof code === "string" && /^(E[A-Z]+|ENOTFOUND)$/.test(code)) return UNREACHABLE;
  return BY_CODE.get(Number(code)) ?? UNKNOWN;
}

/** The one place where a text of Google is read: there is one code for every state that a version can be in. */
function ofState(details: string): Row {
  if (/DESTROY/.test(details)) {
    return row(
      "KeyDestroyed",
      "the key version is destroyed or waits for it",
      "enable it, which takes it back, or rotate to a new version",
    );
  }
  if (/PENDING/.test(details)) return row("KeyDisabled", "the key version is not made yet", "wait a moment");
  return DISABLED;
}

/** Source: google/rpc/error_details.proto, RetryInfo */
function retryAfter({ statusDetails }: Thrown): number | undefined {
  if (!Array.isArray(statusDetails)) return undefined;
  for (const detail of statusDetails) {
    const { seconds, nanos } = (detail as { retryDelay?: { seconds?: unknown; nanos?: unknown } })?.retryDelay ?? {};
    const delayMs = Number(seconds ?? 0) * 1000 + Number(nanos ?? 0) / 1_000_000;
    if (Number.isFinite(delayMs) && delayMs > 0) return delayMs;
  }
  return undefined;
}
