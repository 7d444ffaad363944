/** Numbers of PKCS#11 2.40 and 3.0 (pkcs11t.h), by their standard names: only those that Keyward asks a token for. */

export const CKO = { data: 0, publicKey: 2, privateKey: 3, secretKey: 4 } as const;

export const CKK = { rsa: 0x00, ec: 0x03, genericSecret: 0x10, aes: 0x1f, edwards: 0x40 } as const;

export const CKA = {
  class: 0x0000,
  token: 0x0001,
  private: 0x0002,
  label: 0x0003,
  application: 0x0010,
  value: 0x0011,
  keyType: 0x0100,
  id: 0x0102,
  sensitive: 0x0103,
  encrypt: 0x0104,
  decrypt: 0x0105,
  wrap: 0x0106,
  unwrap: 0x0107,
  sign: 0x0108,
  verify: 0x010a,
  derive: 0x010c,
  modulus: 0x0120,
  modulusBits: 0x0121,
  publicExponent: 0x0122,
  valueLen: 0x0161,
  extractable: 0x0162,
  modifiable: 0x0170,
  ecParams: 0x0180,
  ecPoint: 0x0181,
} as const;

export const CKM = {
  rsaKeyPairGen: 0x0000,
  rsaPkcs: 0x0001,
  rsaX509: 0x0003,
  rsaOaep: 0x0009,
  rsaPss: 0x000d,
  sha256: 0x0250,
  sha256Hmac: 0x0251,
  sha384: 0x0260,
  sha384Hmac: 0x0261,
  sha512: 0x0270,
  sha512Hmac: 0x0271,
  genericSecretKeyGen: 0x0350,
  ecKeyPairGen: 0x1040,
  ecdsa: 0x1041,
  ecdh1Derive: 0x1050,
  edwardsKeyPairGen: 0x1055,
  eddsa: 0x1057,
  aesKeyGen: 0x1080,
  aesGcm: 0x1087,
  aesKeyWrapPad: 0x210a,
  aesKeyWrapKwp: 0x210b,
} as const;

/** Mask generation functions of PSS and OAEP. */
export const MGF1 = { sha256: 2, sha384: 3, sha512: 4 } as const;

/** Flags of a token's CK_TOKEN_INFO. */
export const TOKEN_FLAG = {
  writeProtected: 0x02,
  loginRequired: 0x04,
  userPinInitialized: 0x08,
  initialized: 0x400,
  userPinCountLow: 0x1_0000,
  userPinFinalTry: 0x2_0000,
  userPinLocked: 0x4_0000,
} as const;
