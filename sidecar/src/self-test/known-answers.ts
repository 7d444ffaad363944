import type { KnownAnswer } from "./known-answer.ts";
import { cipherKnownAnswers } from "./known-answers/cipher.ts";
import { signatureKnownAnswers } from "./known-answers/signature.ts";

/** Every family's; run at each start. */
export const KNOWN_ANSWERS: readonly KnownAnswer[] = [...cipherKnownAnswers, ...signatureKnownAnswers];
