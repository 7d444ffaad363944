import { curveOf } from "./ecdsa-curve.ts";
import { isEcdsaSignature } from "./ecdsa-signature.ts";
import type { HashedScheme } from "./hashed-scheme.ts";

/** Source: FIPS 186-5, 6 */
export const ecdsa: HashedScheme = {
  keyInput: (_row, key, { format }) => ({ key, dsaEncoding: format === "raw" ? "ieee-p1363" : "der" }),
  isWellFormed: ({ keyType }, _key, signature, { format }) => isEcdsaSignature(signature, format, curveOf(keyType!)),
};
