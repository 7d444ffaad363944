import type { KnownAnswer } from "./known-answer.ts";
import { cipherKnownAnswers } from "./known-answers/cipher.ts";
import { hashKnownAnswers } from "./known-answers/hash.ts";
import { macKnownAnswers } from "./known-answers/mac.ts";
import { randomKnownAnswers } from "./known-answers/random.ts";
import { signatureKnownAnswers } from "./known-answers/signature.ts";

/** Every family's; run at each start. */
export const KNOWN_ANSWERS: readonly KnownAnswer[] = [
  ...cipherKnownAnswers,
  ...hashKnownAnswers,
  ...macKnownAnswers,
  ...randomKnownAnswers,
  ...signatureKnownAnswers,
];
