import { type AlgorithmRow, type Registry, registryOf, requireRow } from "./registry.ts";

export interface MacAlgorithm extends AlgorithmRow {}

export const MACS: Registry<MacAlgorithm> = registryOf<MacAlgorithm>([]);

/** @throws INVALID_ARGUMENT that lists the names there are */
export function requireMac(name: string): MacAlgorithm {
  return requireRow(MACS, "MAC algorithm", name);
}
