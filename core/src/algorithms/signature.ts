import { type AlgorithmRow, type Registry, registryOf, requireRow } from "./registry.ts";

export interface SignatureAlgorithm extends AlgorithmRow {}

export const SIGNATURES: Registry<SignatureAlgorithm> = registryOf<SignatureAlgorithm>([]);

/** @throws INVALID_ARGUMENT that lists the names there are */
export function requireSignatureAlgorithm(name: string): SignatureAlgorithm {
  return requireRow(SIGNATURES, "signature algorithm", name);
}
