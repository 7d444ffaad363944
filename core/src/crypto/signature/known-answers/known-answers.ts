import { KNOWN_ECDSA } from "./ecdsa.ts";
import { KNOWN_ED_DSA } from "./ed-dsa.ts";
import type { KnownSignature } from "./known-signature.ts";
import { KNOWN_ML_DSA_44 } from "./ml-dsa-44.ts";
import { KNOWN_ML_DSA_65 } from "./ml-dsa-65.ts";
import { KNOWN_ML_DSA_87 } from "./ml-dsa-87.ts";
import { KNOWN_RSA } from "./rsa.ts";
import { KNOWN_SLH_DSA } from "./slh-dsa.ts";

/** Signatures that standards and their examples publish, by scheme. */
export const KNOWN_SIGNATURES: readonly KnownSignature[] = [
  ...KNOWN_ECDSA,
  ...KNOWN_ED_DSA,
  ...KNOWN_RSA,
  ...KNOWN_ML_DSA_44,
  ...KNOWN_ML_DSA_65,
  ...KNOWN_ML_DSA_87,
  ...KNOWN_SLH_DSA,
];
