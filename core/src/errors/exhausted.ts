import { KeywardError, type Quota, type Refusal } from "./keyward-error.ts";

/** @returns the error of a call that a limit of the profile has no room for now; it says when to try again */
export function exhausted(what: string, refusal: Refusal & { readonly quota: Quota }): KeywardError {
  const where = `rule ${refusal.rule} of profile ${refusal.profile} (generation ${refusal.generation})`;
  const text = `${where} has no room for ${what} now; it permits ${refusal.wouldPass}; try again in ${refusal.quota.retryAfterMs} ms`;
  return new KeywardError("RESOURCE_EXHAUSTED", text, { refusal });
}
