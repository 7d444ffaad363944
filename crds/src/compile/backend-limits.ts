import type { GuardLimits } from "@keyward/core/backend/guard/guarded-calls";
import { parseDuration } from "@keyward/core/text/duration";
import type { KeyBackendSpec } from "../types/backend/spec.ts";

const TIMEOUT = "5s";
const CALLS_IN_FLIGHT = 256;

/** The same defaults as in the CRD, for specs that did not pass the API server. */
export function guardLimits({ limits = {} }: Pick<KeyBackendSpec, "limits">): GuardLimits {
  const { timeout = TIMEOUT, callsInFlight = CALLS_IN_FLIGHT, callsPerSecond } = limits;
  return { timeoutMs: parseDuration(timeout), callsInFlight, callsPerSecond };
}
