import type { KnownAnswer } from "./known-answer.ts";
import { agreementKnownAnswers } from "./known-answers/agreement.ts";
import { asymmetricKnownAnswers } from "./known-answers/asymmetric.ts";
import { certificateKnownAnswers } from "./known-answers/certificate.ts";
import { cipherKnownAnswers } from "./known-answers/cipher.ts";
import { cmsKnownAnswers } from "./known-answers/cms.ts";
import { hashKnownAnswers } from "./known-answers/hash.ts";
import { kdfKnownAnswers } from "./known-answers/kdf.ts";
import { kemKnownAnswers } from "./known-answers/kem.ts";
import { keyKnownAnswers } from "./known-answers/key.ts";
import { macKnownAnswers } from "./known-answers/mac.ts";
import { randomKnownAnswers } from "./known-answers/random.ts";
import { signatureKnownAnswers } from "./known-answers/signature.ts";
import { tokenKnownAnswers } from "./known-answers/token.ts";

/** Every family's; run at each start. */
export const KNOWN_ANSWERS: readonly KnownAnswer[] = [
  ...agreementKnownAnswers,
  ...asymmetricKnownAnswers,
  ...certificateKnownAnswers,
  ...cipherKnownAnswers,
  ...cmsKnownAnswers,
  ...hashKnownAnswers,
  ...kdfKnownAnswers,
  ...kemKnownAnswers,
  ...keyKnownAnswers,
  ...macKnownAnswers,
  ...randomKnownAnswers,
  ...signatureKnownAnswers,
  ...tokenKnownAnswers,
];
