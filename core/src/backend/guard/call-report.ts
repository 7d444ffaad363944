import type { BackendFault } from "../backend-error.ts";
import type { BreakerState } from "./breaker.ts";

/** held-back: the breaker is open. queue-full: too many wait. abandoned: the caller left first. */
export type CallOutcome = "ok" | BackendFault | "held-back" | "queue-full" | "abandoned";

export interface CallReport {
  /** `sign`, `create` ... */
  readonly operation: string;
  readonly namespace: string;
  readonly outcome: CallOutcome;
  /** Until it was its turn, and from then to the end. */
  readonly waitedMs: number;
  readonly durationMs: number;
  readonly attempts: number;
}

/** For metrics and logs. */
export interface CallObserver {
  onCall?(report: CallReport): void;
  onBreaker?(namespace: string, state: BreakerState): void;
}
