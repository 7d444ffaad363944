import type { CallLimits, CallRate, ProfileLimits } from "@keyward/core/policy/profile";
import type { CallerRules, LimitRules } from "../types/profile/limits.ts";

/** What containers may ask for: of all, and one row for each that is named. */
export function compileCallLimits(rules: LimitRules): Pick<ProfileLimits, "calls" | "callers"> {
  const calls: CallLimits = {
    rate: rateOf(rules.callsPerSecond, undefined, "limits"),
    inFlight: { rule: "limits.callsInFlight", calls: rules.callsInFlight! }, // the schema has a default
    priority: "Normal",
  };
  const rows = (rules.callers ?? []).flatMap((entry) =>
    entry.containers.map((container) => [container, limitsOf(entry, container, calls)] as const),
  );
  return { calls, callers: new Map(rows) };
}

/** What the entry does not say is what holds for all. */
function limitsOf(entry: CallerRules, container: string, all: CallLimits): CallLimits {
  const path = `limits.callers[${container}]`;
  const { callsPerSecond, burst, callsInFlight, priority } = entry;
  return {
    rate: rateOf(callsPerSecond, burst, path) ?? all.rate,
    inFlight: callsInFlight === undefined ? all.inFlight : { rule: `${path}.callsInFlight`, calls: callsInFlight },
    priority: priority!, // the schema has a default
  };
}

function rateOf(callsPerSecond: number | undefined, burst: number | undefined, path: string): CallRate | undefined {
  if (callsPerSecond === undefined) return undefined;
  return { rule: `${path}.callsPerSecond`, callsPerSecond, burst: burst ?? callsPerSecond };
}
