/** tpm2-pkcs11 makes CKR codes of what a TPM says. */
export { moduleError as tpmError } from "@keyward/provider-pkcs11/errors";
