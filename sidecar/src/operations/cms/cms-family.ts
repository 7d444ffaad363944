import { type SignatureAlgorithm, takesKeyType } from "@keyward/core/algorithms/signature";
import { isCmsSignature } from "@keyward/core/cms/signature-identifier";
import type { AlgorithmFamily } from "../algorithm-choice.ts";
import { SIGNATURE_FAMILY } from "../signature/signature-family.ts";

/** Signature algorithms that CMS has identifiers for. */
export const CMS_FAMILY: AlgorithmFamily<SignatureAlgorithm> = {
  ...SIGNATURE_FAMILY,
  fits: (row, { type }) => isCmsSignature(row) && takesKeyType(row, type),
};
