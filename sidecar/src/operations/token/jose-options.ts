import { NO_OPTIONS, type SignatureOptions } from "@keyward/core/crypto/signature/options";

/** JOSE writes r and s side by side (RFC 7518, 3.4), salts as long as the digest (3.5), and has no context. */
export const RAW: SignatureOptions = Object.freeze({ ...NO_OPTIONS, format: "raw" });

export const NO_CUSTOMIZATION = new Uint8Array();
