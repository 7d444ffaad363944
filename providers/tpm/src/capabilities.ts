import type { TokenProfile } from "@keyward/provider-pkcs11/mechanisms/token-profile";
import { SELDOM } from "./algorithms.ts";

/** What tpm2-pkcs11 makes of a TPM. It makes no data objects, so that the owner is in the label; it reads its store when it is loaded. */
export const TPM: TokenProfile = {
  title: "TPM",
  protection: "Hardware",
  ownerIn: "label",
  readsOnce: true,
  lacks: SELDOM,
};
