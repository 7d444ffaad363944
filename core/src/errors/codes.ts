/** The closed set of failures that leave Keyward, and what each is on every wire. */
export type ErrorCode =
  | "INVALID_ARGUMENT"
  | "NOT_FOUND"
  | "NOT_PERMITTED"
  | "NOT_SUPPORTED"
  | "FAILED_PRECONDITION"
  | "RESOURCE_EXHAUSTED"
  | "DEADLINE_EXCEEDED"
  | "CANCELLED"
  | "UNAUTHENTICATED"
  | "UNAVAILABLE"
  | "UNKNOWN"
  | "INTERNAL";

export interface Wire {
  /** google.rpc.Code */
  readonly grpc: number;
  /** psa_status_t of the PSA Crypto API */
  readonly psa: number;
  readonly http: number;
  /** Whether the same request may succeed later without a change. */
  readonly retry: boolean;
}

export const WIRE = {
  INVALID_ARGUMENT: { grpc: 3, psa: -135, http: 400, retry: false },
  NOT_FOUND: { grpc: 5, psa: -140, http: 404, retry: false },
  NOT_PERMITTED: { grpc: 7, psa: -133, http: 403, retry: false },
  NOT_SUPPORTED: { grpc: 12, psa: -134, http: 501, retry: false },
  FAILED_PRECONDITION: { grpc: 9, psa: -137, http: 409, retry: false },
  RESOURCE_EXHAUSTED: { grpc: 8, psa: -141, http: 429, retry: true },
  DEADLINE_EXCEEDED: { grpc: 4, psa: -145, http: 504, retry: true },
  CANCELLED: { grpc: 1, psa: -145, http: 499, retry: true },
  UNAUTHENTICATED: { grpc: 16, psa: -133, http: 401, retry: false },
  UNAVAILABLE: { grpc: 14, psa: -145, http: 503, retry: true },
  /** Only the crypto-broker services answer this: their clients were built against it. */
  UNKNOWN: { grpc: 2, psa: -132, http: 500, retry: false },
  INTERNAL: { grpc: 13, psa: -132, http: 500, retry: false },
} as const satisfies Record<ErrorCode, Wire>;
