import { type ErrorCode, WIRE } from "./codes.ts";
import { KeywardError, type Quota } from "./keyward-error.ts";

/** The body of an HTTP error, `application/problem+json`. Source: RFC 9457, 3 */
export interface ProblemDetails {
  /** Names the code. */
  readonly type: `urn:keyward:error:${string}`;
  /** The same for every error of a type. */
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  /** Whether the same request may succeed later without a change. */
  readonly retry: boolean;
  /** Only where a rule of a profile refused. */
  readonly rule?: string;
  readonly profile?: string;
  readonly generation?: number;
  readonly wouldPass?: string;
  /** Only where the rule is a limit that has no room for the moment. */
  readonly quota?: Quota;
}

export const PROBLEM_CONTENT_TYPE = "application/problem+json";

const TITLES = {
  INVALID_ARGUMENT: "The request is wrong",
  NOT_FOUND: "What the request names does not exist",
  NOT_PERMITTED: "A rule refuses the request",
  NOT_SUPPORTED: "The server does not offer this",
  FAILED_PRECONDITION: "Something must be changed first",
  RESOURCE_EXHAUSTED: "A limit is reached",
  DEADLINE_EXCEEDED: "The deadline has passed",
  CANCELLED: "The caller has left",
  UNAUTHENTICATED: "The caller is not known",
  UNAVAILABLE: "Not available at the moment",
  UNKNOWN: "The request failed",
  INTERNAL: "The server is at fault",
} as const satisfies Record<ErrorCode, string>;

/** @returns what the caller may see: the text of a KeywardError; of anything else that it happened, and no more */
export function problemDetailsOf(error: unknown): ProblemDetails {
  const known = error instanceof KeywardError ? error : new KeywardError("INTERNAL", "internal error");
  const { http: status, retry } = WIRE[known.code];
  const type = `urn:keyward:error:${known.code.toLowerCase().replaceAll("_", "-")}` as const;
  const problem = { type, title: TITLES[known.code], status, detail: known.message, retry };
  return known.refusal === undefined ? problem : { ...problem, ...known.refusal };
}

/** psa_status_t of the same failure. Source: PSA Certified Crypto API 1.2, status codes */
export function psaStatusOf(error: unknown): number {
  return WIRE[error instanceof KeywardError ? error.code : "INTERNAL"].psa;
}
