/** Why a call did not succeed. */
export interface CallRefusal {
  readonly code: number;
  readonly text: string;
}

/** An answer, or why there is none. INTERNAL and UNKNOWN are never a refusal: they are thrown. */
export type Answer<T> = { readonly ok: T } | { readonly refusal: CallRefusal };

/** @returns the answer's part, or undefined where it was refused */
export function okOf<T>(answer: Answer<T>): T | undefined {
  return "ok" in answer ? answer.ok : undefined;
}

export function refusalText(answer: Answer<unknown>): string {
  return "refusal" in answer ? `refused (${answer.refusal.code}: ${answer.refusal.text})` : "accepted";
}
