import type { KeywardError } from "../errors/keyward-error.ts";

/** What a check says; a refusal carries the error that the caller gets when the profile is enforced. */
export type Verdict = { readonly ok: true } | { readonly ok: false; readonly error: KeywardError };

export const PERMITTED: Verdict = Object.freeze({ ok: true });

export function refusal(error: KeywardError): Verdict {
  return { ok: false, error };
}

/** @throws the error of the first verdict that is a refusal */
export function enforce(...verdicts: readonly Verdict[]): void {
  for (const verdict of verdicts) if (!verdict.ok) throw verdict.error;
}
