import { AGREEMENTS } from "../algorithms/agreement.ts";
import { ASYMMETRIC_CIPHERS } from "../algorithms/asymmetric.ts";
import { CIPHERS } from "../algorithms/cipher.ts";
import { HASHES } from "../algorithms/hash.ts";
import { KDFS } from "../algorithms/kdf.ts";
import { KEMS } from "../algorithms/kem.ts";
import { KEY_TYPES } from "../algorithms/key-type.ts";
import { MACS } from "../algorithms/mac.ts";
import type { AlgorithmRow, Registry } from "../algorithms/registry.ts";
import { SIGNATURES } from "../algorithms/signature.ts";
import type { AlgorithmSection } from "./algorithm-checks.ts";

export interface SectionRegistry {
  /** What the rows are, for messages. */
  readonly kind: string;
  readonly registry: Registry<AlgorithmRow>;
}

/** Where the names of each section of a profile come from, in the order in which profiles have them. */
export const SECTION_REGISTRIES: Readonly<Record<AlgorithmSection, SectionRegistry>> = {
  hash: { kind: "hash algorithm", registry: HASHES },
  mac: { kind: "MAC algorithm", registry: MACS },
  encryption: { kind: "encryption algorithm", registry: CIPHERS },
  signatures: { kind: "signature algorithm", registry: SIGNATURES },
  keyAgreement: { kind: "key agreement algorithm", registry: AGREEMENTS },
  keyEncapsulation: { kind: "key encapsulation mechanism", registry: KEMS },
  asymmetricEncryption: { kind: "asymmetric encryption algorithm", registry: ASYMMETRIC_CIPHERS },
  keyDerivation: { kind: "key derivation function", registry: KDFS },
  keys: { kind: "key type", registry: KEY_TYPES },
};
