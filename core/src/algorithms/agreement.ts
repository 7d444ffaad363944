import { KEY_TYPES, type KeyType } from "./key-type.ts";
import { type AlgorithmRow, type Registry, registryOf, requireRow } from "./registry.ts";

export interface AgreementAlgorithm extends AlgorithmRow {
  /** Of both keys. */
  readonly keyType: KeyType;
  /** Whether it takes more than 100 us, and so a thread of the pool; measured with OpenSSL 3.5 (P-384: 1.5 ms, X25519: 30 us). */
  readonly slow: boolean;
}

export const AGREEMENTS: Registry<AgreementAlgorithm> = registryOf<AgreementAlgorithm>([
  row("ECDH-P256", "EC-P256", false, "SP 800-56A rev. 3, 5.7.1.2"),
  row("ECDH-P384", "EC-P384", true, "SP 800-56A rev. 3, 5.7.1.2"),
  row("ECDH-P521", "EC-P521", true, "SP 800-56A rev. 3, 5.7.1.2"),
  row("X25519", "X25519", false, "RFC 7748"),
  row("X448", "X448", true, "RFC 7748"),
]);

/** @throws INVALID_ARGUMENT that lists the names there are */
export function requireAgreement(name: string): AgreementAlgorithm {
  return requireRow(AGREEMENTS, "key agreement algorithm", name);
}

function row(name: string, type: string, slow: boolean, source: string): AgreementAlgorithm {
  const keyType = KEY_TYPES.get(type)!;
  const { strengthBits, fips } = keyType;
  return { name, keyType, slow, strengthBits, fips, postQuantum: false, source };
}
