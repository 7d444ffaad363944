import { SIGNATURES, type SignatureAlgorithm, takesKeyType } from "@keyward/core/algorithms/signature";
import type { AlgorithmFamily } from "../algorithm-choice.ts";

export const SIGNATURE_FAMILY: AlgorithmFamily<SignatureAlgorithm> = {
  section: "signatures",
  registry: SIGNATURES,
  kind: "signature algorithm",
  fits: (row, { type }) => takesKeyType(row, type),
};
