/** A TPM is asked through its module, which answers as any token does. */
export { checkHealth as tpmHealth } from "@keyward/provider-pkcs11/health";
