import { KeywardError, refused } from "@keyward/core/errors/keyward-error";
import { PERMITTED, refusal } from "@keyward/core/policy/verdict";
import type { Lifetime } from "../../contexts/open-context.ts";
import type { Call, Check } from "../../dispatch/operation.ts";

export interface LifetimeWish {
  /** Undefined: the profile's default. */
  readonly lifetimeMs: number | undefined;
  /** As long as the connection. */
  readonly unlimited: boolean;
}

const wishIsOne: Check<LifetimeWish> = ({ lifetimeMs, unlimited }) => {
  if (lifetimeMs === 0) return invalid("lifetime_milliseconds is 0; leave it out for the profile's default");
  if (!unlimited || lifetimeMs === undefined) return PERMITTED;
  return invalid("lifetime_milliseconds and unlimited exclude each other");
};

const lifetimeIsShortEnough: Check<LifetimeWish> = ({ lifetimeMs = 0 }, { profile }) => {
  const { name, generation, limits } = profile;
  if (lifetimeMs <= limits.maxContextLifetimeMs) return PERMITTED;
  const wouldPass = `up to ${limits.maxContextLifetimeMs} ms`;
  const rule = "limits.maxContextLifetime";
  return refusal(refused(`a context of ${lifetimeMs} ms`, { rule, profile: name, generation, wouldPass }));
};

const unlimitedIsAllowed: Check<LifetimeWish> = ({ unlimited }, { profile }) => {
  const { name, generation, limits } = profile;
  if (!unlimited || limits.unlimitedContexts) return PERMITTED;
  const wouldPass = `up to ${limits.maxContextLifetimeMs} ms`;
  const rule = "limits.unlimitedContexts";
  return refusal(refused("a context without an end", { rule, profile: name, generation, wouldPass }));
};

export const LIFETIME_CHECKS = [wishIsOne, lifetimeIsShortEnough, unlimitedIsAllowed] as const;

/** What a wish that the checks have permitted comes to. */
export function lifetimeOf({ lifetimeMs, unlimited }: LifetimeWish, { profile }: Call): Lifetime {
  return unlimited ? undefined : (lifetimeMs ?? profile.limits.contextLifetimeMs);
}

function invalid(text: string) {
  return refusal(new KeywardError("INVALID_ARGUMENT", text));
}
