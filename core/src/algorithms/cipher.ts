import { type AlgorithmRow, type Registry, registryOf, requireRow } from "./registry.ts";

export interface CipherAlgorithm extends AlgorithmRow {
  /** Name in crypto-broker profile files and answers; the key size stands beside it there. */
  readonly brokerName: string;
  readonly oid: string;
  readonly keyBytes: number;
  readonly nonceBytes: number;
  readonly tagBytes: number;
  /** Name in node:crypto. */
  readonly nodeName: "aes-128-gcm" | "aes-192-gcm" | "aes-256-gcm";
}

/** OIDs: NIST Computer Security Objects Register, 2.16.840.1.101.3.4.1. */
export const CIPHERS: Registry<CipherAlgorithm> = registryOf([aesGcm(128, 6), aesGcm(192, 26), aesGcm(256, 46)]);

/** 12-byte nonces and full tags only: SP 800-38D, 5.2.1.1 and appendix C. */
function aesGcm(bits: 128 | 192 | 256, arc: number): CipherAlgorithm {
  return {
    name: `AES-${bits}-GCM`,
    brokerName: "aes-gcm",
    oid: `2.16.840.1.101.3.4.1.${arc}`,
    keyBytes: bits / 8,
    nonceBytes: 12,
    tagBytes: 16,
    strengthBits: bits,
    nodeName: `aes-${bits}-gcm`,
    fips: true,
    postQuantum: true,
    source: "SP 800-38D",
  };
}

/** @throws INVALID_ARGUMENT that lists the names there are */
export function requireCipher(name: string): CipherAlgorithm {
  return requireRow(CIPHERS, "encryption algorithm", name);
}
