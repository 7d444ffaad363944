/** Numbers of the Parsec wire 1.0. The lists are closed: clients fail on a number that they do not know. */

export const PROVIDER = { core: 0, mbedCrypto: 1, pkcs11: 2, tpm: 3, trustedService: 4, cryptoAuthLib: 5 } as const;

/** UUIDs of the providers that there are here. */
export const CORE_UUID = "47049873-2a43-4845-9d72-831eab668784";
/** A software provider has to be this one: clients know no other. */
export const MBED_CRYPTO_UUID = "1c1139dc-ad7c-47dc-ad6b-db6fdb466552";

export const AUTHENTICATION = { none: 0, direct: 1, jwt: 2, unixPeerCredentials: 3, jwtSvid: 4 } as const;

export const CONTENT_TYPE_PROTOBUF = 0;

export const OPCODE = {
  ping: 0x01,
  psaGenerateKey: 0x02,
  psaDestroyKey: 0x03,
  psaSignHash: 0x04,
  psaVerifyHash: 0x05,
  psaImportKey: 0x06,
  psaExportPublicKey: 0x07,
  listProviders: 0x08,
  listOpcodes: 0x09,
  psaAsymmetricEncrypt: 0x0a,
  psaAsymmetricDecrypt: 0x0b,
  psaExportKey: 0x0c,
  psaGenerateRandom: 0x0d,
  listAuthenticators: 0x0e,
  psaHashCompute: 0x0f,
  psaHashCompare: 0x10,
  psaAeadEncrypt: 0x11,
  psaAeadDecrypt: 0x12,
  psaRawKeyAgreement: 0x13,
  psaCipherEncrypt: 0x14,
  psaCipherDecrypt: 0x15,
  psaMacCompute: 0x16,
  psaMacVerify: 0x17,
  psaSignMessage: 0x18,
  psaVerifyMessage: 0x19,
  listKeys: 0x1a,
  listClients: 0x1b,
  deleteClient: 0x1c,
  attestKey: 0x1e,
  prepareKeyAttestation: 0x1f,
  canDoCrypto: 0x20,
} as const;

export type Opcode = (typeof OPCODE)[keyof typeof OPCODE];
