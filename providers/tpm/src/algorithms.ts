/**
 * Key algorithms that tpm2-pkcs11 lists and few chips have: TPM 2.0 asks for RSA-2048, P-256 and P-384.
 * Source: PC Client Platform TPM Profile 1.05, 4.6 and 4.7
 */
export const SELDOM: ReadonlySet<string> = new Set(["ECDSA-P521", "RSA-3072", "RSA-4096"]);
