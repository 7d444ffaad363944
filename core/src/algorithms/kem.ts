import { type AlgorithmRow, type Registry, registryOf, requireRow } from "./registry.ts";

export interface KemAlgorithm extends AlgorithmRow {}

export const KEMS: Registry<KemAlgorithm> = registryOf<KemAlgorithm>([]);

/** @throws INVALID_ARGUMENT that lists the names there are */
export function requireKem(name: string): KemAlgorithm {
  return requireRow(KEMS, "key encapsulation mechanism", name);
}
