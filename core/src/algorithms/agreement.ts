import { type AlgorithmRow, type Registry, registryOf, requireRow } from "./registry.ts";

export interface AgreementAlgorithm extends AlgorithmRow {}

export const AGREEMENTS: Registry<AgreementAlgorithm> = registryOf<AgreementAlgorithm>([]);

/** @throws INVALID_ARGUMENT that lists the names there are */
export function requireAgreement(name: string): AgreementAlgorithm {
  return requireRow(AGREEMENTS, "key agreement algorithm", name);
}
