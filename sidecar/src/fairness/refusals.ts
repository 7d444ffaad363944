import { exhausted } from "@keyward/core/errors/exhausted";
import type { KeywardError } from "@keyward/core/errors/keyward-error";
import type { CallRate, CallsInFlight, Profile } from "@keyward/core/policy/profile";

/** Nobody knows when a call will end; most take less. */
const RETRY_IN_FLIGHT_MS = 10;

/** @returns the refusal of a call above the rate of its container */
export function tooFast(container: string, rate: CallRate, waitUs: number, profile: Profile): KeywardError {
  const { rule, callsPerSecond, burst } = rate;
  return exhausted(`a further call of container ${container}`, {
    rule,
    profile: profile.name,
    generation: profile.generation,
    wouldPass: `${callsPerSecond} calls per second, and ${burst} at once after a rest`,
    quota: { subject: `container:${container}`, retryAfterMs: Math.ceil(waitUs / 1_000) },
  });
}

/** @returns the refusal of a call of a container that has too many under way */
export function tooMany(container: string, limit: CallsInFlight, profile: Profile): KeywardError {
  return exhausted(`a further call of container ${container}`, {
    rule: limit.rule,
    profile: profile.name,
    generation: profile.generation,
    wouldPass: `${limit.calls} calls at once`,
    quota: { subject: `container:${container}`, retryAfterMs: RETRY_IN_FLIGHT_MS },
  });
}
