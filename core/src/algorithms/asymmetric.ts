import { type AlgorithmRow, type Registry, registryOf, requireRow } from "./registry.ts";

export interface AsymmetricCipher extends AlgorithmRow {}

export const ASYMMETRIC_CIPHERS: Registry<AsymmetricCipher> = registryOf<AsymmetricCipher>([]);

/** @throws INVALID_ARGUMENT that lists the names there are */
export function requireAsymmetricCipher(name: string): AsymmetricCipher {
  return requireRow(ASYMMETRIC_CIPHERS, "asymmetric encryption algorithm", name);
}
