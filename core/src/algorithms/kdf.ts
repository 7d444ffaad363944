import { type AlgorithmRow, type Registry, registryOf, requireRow } from "./registry.ts";

export interface KdfAlgorithm extends AlgorithmRow {}

export const KDFS: Registry<KdfAlgorithm> = registryOf<KdfAlgorithm>([]);

/** @throws INVALID_ARGUMENT that lists the names there are */
export function requireKdf(name: string): KdfAlgorithm {
  return requireRow(KDFS, "key derivation function", name);
}
