import type { KnownAnswer } from "./known-answer.ts";

/** Every family's; run at each start. */
export const KNOWN_ANSWERS: readonly KnownAnswer[] = [];
