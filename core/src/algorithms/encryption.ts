import { type Registry, registryOf, requireRow } from "./registry.ts";

export interface EncryptionAlgorithm {
  readonly name: string;
  /** Name in crypto-broker profile files and answers; the key size stands beside it there. */
  readonly brokerName: string;
  readonly oid: string;
  readonly keyBytes: number;
  readonly nonceBytes: number;
  readonly tagBytes: number;
  readonly strengthBits: number;
  /** Name in node:crypto. */
  readonly nodeName: "aes-128-gcm" | "aes-192-gcm" | "aes-256-gcm";
  readonly fips: boolean;
}

/** OIDs: NIST Computer Security Objects Register, 2.16.840.1.101.3.4.1. */
export const ENCRYPTIONS: Registry<EncryptionAlgorithm> = registryOf([
  aesGcm(128, 6),
  aesGcm(192, 26),
  aesGcm(256, 46),
]);

/** 12-byte nonces and full tags only: SP 800-38D, 5.2.1.1 and appendix C. */
function aesGcm(bits: 128 | 192 | 256, arc: number): EncryptionAlgorithm {
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
  };
}

/** @throws INVALID_ARGUMENT that lists the names there are */
export function requireEncryption(name: string): EncryptionAlgorithm {
  return requireRow(ENCRYPTIONS, "encryption algorithm", name);
}
