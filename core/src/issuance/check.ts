import type { Profile } from "../policy/profile.ts";
import type { Verdict } from "../policy/verdict.ts";

/** Who asks for a certificate, as rules of profiles see it. */
export interface Requester {
  readonly namespace: string;
  /** Empty where no container asks. */
  readonly container: string;
  readonly pod?: string | undefined;
}

/** What an issuance may know of what surrounds it. */
export interface IssuanceContext {
  readonly profile: Profile;
  readonly caller: Requester;
  /** Milliseconds since 1970. */
  readonly nowMs: number;
}

/** A rule as a function with a sentence for a name; pure. */
export type IssuanceCheck<I> = (input: I, context: IssuanceContext) => Verdict;
