import type { TokenProfile } from "@keyward/provider-pkcs11/mechanisms/token-profile";

/**
 * What tpm2-pkcs11 makes of a TPM. It makes no data objects, so that the owner is in the label; it reads
 * its store when it is loaded. Its list names sizes that few chips have:
 * TPM 2.0 asks for RSA-2048, P-256 and P-384 (PC Client Platform TPM Profile 1.05, 4.6 and 4.7).
 */
export const TPM: TokenProfile = {
  title: "TPM",
  protection: "Hardware",
  ownerIn: "label",
  readsOnce: true,
  lacks: new Set(["ECDSA-P521", "RSA-3072", "RSA-4096"]),
};
