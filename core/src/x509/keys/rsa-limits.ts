/** OpenSSL verifies with no larger one (OPENSSL_RSA_MAX_MODULUS_BITS). */
export const MAX_RSA_BITS = 16_384;
/** FIPS 186-5, 5.1: below 2^256; a longer one makes verification slow. */
export const MAX_RSA_EXPONENT_BITS = 256;
