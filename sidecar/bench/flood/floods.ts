/** Hashes of 32 bytes, of 1 MB, RSA signatures. */
export const FLOODS = ["small", "large", "rsa"] as const;
export type Flood = (typeof FLOODS)[number];
