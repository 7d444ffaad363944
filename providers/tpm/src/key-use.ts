/** A TPM's keys are used as those of any token: what differs is in its capabilities. */
export { TokenKeyUse as TpmKeyUse } from "@keyward/provider-pkcs11/key-use";
