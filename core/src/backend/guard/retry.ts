import type { BackendError, BackendFault } from "../backend-error.ts";
import type { Jitter } from "./guard-clock.ts";

const MAX_ATTEMPTS = 3;
const BASE_MS = 50;
const CAP_MS = 1_000;

/** What may be gone a moment later. A call that timed out has used up its time. */
const PASSING: ReadonlySet<BackendFault> = new Set(["Unreachable", "Throttled", "TokenLost"]);

/**
 * When to try a repeatable call again.
 * @param attempt that has failed, from 1
 * @param leftMs until the call's deadline
 * @returns milliseconds to wait; undefined: it is over
 */
export function retryDelayMs(error: BackendError, attempt: number, leftMs: number, random: Jitter): number | undefined {
  if (attempt >= MAX_ATTEMPTS || !PASSING.has(error.fault)) return undefined;
  const ceilingMs = Math.min(CAP_MS, BASE_MS * 2 ** (attempt - 1));
  const delayMs = Math.max(error.retryAfterMs ?? 0, ceilingMs * random());
  // Half of what is left must remain for the call itself.
  return delayMs < leftMs / 2 ? delayMs : undefined;
}
