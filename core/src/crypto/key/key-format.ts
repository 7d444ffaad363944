/** How keys are written outside: the forms of their own standards, DER or PEM, or JSON (RFC 7517). */
export type KeyFormat = "raw" | "pkcs8" | "spki" | "jwk";

/** Longest input; the longest key, an RSA-4096 one as JSON or PEM, has less than 8 kB, the longest secret 64 KiB. */
export const MAX_KEY_BYTES = 128 * 1024;

/** Longest secret: far above any block size, and what a KDF may be asked to take in one piece. */
export const MAX_SECRET_BYTES = 64 * 1024;
