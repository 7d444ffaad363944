/** A TPM's keys are made and ended as those of any token: what differs is in its capabilities. */
export { TokenKeyAdmin as TpmKeyAdmin } from "@keyward/provider-pkcs11/key-admin";
