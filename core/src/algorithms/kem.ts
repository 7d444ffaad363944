import { KEY_TYPES, type KeyType } from "./key-type.ts";
import { type AlgorithmRow, type Registry, registryOf, requireRow } from "./registry.ts";

export interface KemAlgorithm extends AlgorithmRow {
  readonly keyType: KeyType;
  readonly ciphertextBytes: number;
  readonly sharedSecretBytes: number;
}

/** Source of the lengths: FIPS 203, table 3; the hybrid adds an X25519 key and secret to ML-KEM's. */
export const KEMS: Registry<KemAlgorithm> = registryOf<KemAlgorithm>([
  row("ML-KEM-512", 768, 32),
  row("ML-KEM-768", 1088, 32),
  row("ML-KEM-1024", 1568, 32),
  row("X25519MLKEM768", 1088 + 32, 32 + 32),
]);

/** @throws INVALID_ARGUMENT that lists the names there are */
export function requireKem(name: string): KemAlgorithm {
  return requireRow(KEMS, "key encapsulation mechanism", name);
}

/** The mechanism is called as its keys are. */
function row(name: string, ciphertextBytes: number, sharedSecretBytes: number): KemAlgorithm {
  const keyType = KEY_TYPES.get(name)!;
  const { strengthBits, fips, postQuantum, source } = keyType;
  return { name, keyType, ciphertextBytes, sharedSecretBytes, strengthBits, fips, postQuantum, source };
}
