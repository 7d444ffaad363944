import { KeywardError } from "@keyward/core/errors/keyward-error";
import { DEFAULT_LIMITS, type ProfileLimits } from "@keyward/core/policy/profile";
import { parseDuration } from "@keyward/core/text/duration";
import type { LimitRules } from "../types/profile/limits.ts";
import type { Fault } from "../validate/fault.ts";
import { compileCallLimits } from "./call-limits.ts";

/** Where the section is there, its schema has filled in every field. */
export function compileLimits(rules: LimitRules | undefined, path: string, faults: Fault[]): ProfileLimits {
  if (rules === undefined) return DEFAULT_LIMITS;
  return {
    maxMessageBytes: rules.maxMessageKibibytes! * 1024,
    contexts: rules.contexts!,
    ephemeralKeys: rules.ephemeralKeys!,
    namedKeys: rules.namedKeys!,
    contextLifetimeMs: lifetime(rules.contextLifetime!, `${path}.contextLifetime`, faults),
    maxContextLifetimeMs: lifetime(rules.maxContextLifetime!, `${path}.maxContextLifetime`, faults),
    unlimitedContexts: rules.unlimitedContexts!,
    ...compileCallLimits(rules),
  };
}

function lifetime(text: string, path: string, faults: Fault[]): number {
  try {
    const ms = parseDuration(text);
    if (ms <= 0) faults.push({ path, message: `${text} is no time to live; it must be above zero` });
    return ms;
  } catch (error) {
    if (!(error instanceof KeywardError)) throw error;
    faults.push({ path, message: error.message });
    return 0;
  }
}
