import { type KubeResponse, TransportError } from "./transport.ts";

/** One reason among several, as admission, validation and apply conflicts give them. */
export interface StatusCause {
  reason?: string;
  message?: string;
  field?: string;
}

/** The API's own answer to a failed call (meta/v1 Status), as far as anyone here reads it. */
export interface KubeStatus {
  code?: number;
  reason?: string;
  message?: string;
  details?: { name?: string; kind?: string; retryAfterSeconds?: number; causes?: StatusCause[] };
}

/** Longest part of a server's message that we pass on; admission webhooks may write novels. */
const MAX_MESSAGE_CHARACTERS = 2_000;

/** The API server answered, and said no. `message` tells what was asked and what it said. */
export class KubeError extends Error {
  /** HTTP status. */
  readonly status: number;
  /** Machine-readable word such as NotFound, Conflict, Expired; "" if the server gave none. */
  readonly reason: string;
  /** How long the server wants to be left alone, if it said so. */
  readonly retryAfterMs: number | undefined;
  readonly causes: readonly StatusCause[];

  constructor(request: string, status: number, answer: KubeStatus, retryAfterMs?: number) {
    const said = (answer.message ?? "no explanation").slice(0, MAX_MESSAGE_CHARACTERS);
    super(`${request}: ${status} ${answer.reason ?? ""}: ${said}`);
    this.name = "KubeError";
    this.status = status;
    this.reason = answer.reason ?? "";
    this.retryAfterMs = retryAfterMs ?? seconds(answer.details?.retryAfterSeconds);
    this.causes = answer.details?.causes ?? [];
  }
}

/** @param request what was asked, for the message: `GET /api/v1/pods` */
export function errorFromResponse(request: string, response: KubeResponse): KubeError {
  const after = Number(response.headers["retry-after"]);
  return new KubeError(
    request,
    response.status,
    statusOf(response.body),
    Number.isFinite(after) ? after * 1_000 : undefined,
  );
}

function statusOf(body: Buffer): KubeStatus {
  const text = body.toString("utf8");
  try {
    const parsed: unknown = JSON.parse(text);
    if (typeof parsed === "object" && parsed !== null) return parsed as KubeStatus;
  } catch {
    // Load balancers answer in HTML or plain text; the text itself is then the best message there is.
  }
  return { message: text };
}

function seconds(value: number | undefined): number | undefined {
  return value === undefined || value <= 0 ? undefined : value * 1_000;
}

const hasStatus = (status: number) => (error: unknown) => error instanceof KubeError && error.status === status;

export const isUnauthorized = hasStatus(401);
export const isForbidden = hasStatus(403);
export const isNotFound = hasStatus(404);
/** The object changed meanwhile, exists already, or another field manager owns a field. `reason` tells which. */
export const isConflict = hasStatus(409);
/** The resourceVersion is too old to continue from: list again. */
export const isGone = hasStatus(410);
export const isInvalid = hasStatus(422);
export const isTooManyRequests = hasStatus(429);

export function isAlreadyExists(error: unknown): boolean {
  return isConflict(error) && (error as KubeError).reason === "AlreadyExists";
}

/** Worth trying again as it is: the server was away, busy or broken. Never true for an answer that will not change. */
export function isTransient(error: unknown): boolean {
  if (error instanceof TransportError) return error.fault !== "too-large" && error.fault !== "closed";
  return error instanceof KubeError && (error.status === 429 || error.status === 408 || error.status >= 500);
}
