// Code generated from proto/parsec/algorithm.proto by tools/generate/light; do not edit.
import type * as full from "../../../gen/parsec/algorithm_pb.ts";
import { implicit, oneof, optional, schema } from "../../schema.ts";

export const Hash: typeof full.Hash = { NONE: 0, MD2: 1, MD4: 2, MD5: 3, RIPEMD160: 4, SHA_1: 5, SHA_224: 6, SHA_256: 7, SHA_384: 8, SHA_512: 9, SHA_512_224: 10, SHA_512_256: 11, SHA3_224: 12, SHA3_256: 13, SHA3_384: 14, SHA3_512: 15 };
export type Hash = full.Hash;

export const Cipher: typeof full.Cipher = { NONE: 0, STREAM_CIPHER: 1, CTR: 2, CFB: 3, OFB: 4, XTS: 5, ECB_NO_PADDING: 6, CBC_NO_PADDING: 7, CBC_PKCS7: 8 };
export type Cipher = full.Cipher;

export const AeadKind: typeof full.AeadKind = { NONE: 0, CCM: 1, GCM: 2, CHACHA20_POLY1305: 3 };
export type AeadKind = full.AeadKind;

export const RawKeyAgreement: typeof full.RawKeyAgreement = { NONE: 0, FFDH: 1, ECDH: 2 };
export type RawKeyAgreement = full.RawKeyAgreement;

export type Nothing = full.Nothing;
export const NothingSchema = schema<typeof full.NothingSchema>("parsec.Nothing", []);

export type HashOf = full.HashOf;
export const HashOfSchema = schema<typeof full.HashOfSchema>("parsec.HashOf", [
  implicit(1, "hashAlg", "enum"),
]);

export type FullLengthMac = full.FullLengthMac;
export const FullLengthMacSchema = schema<typeof full.FullLengthMacSchema>("parsec.FullLengthMac", [
  oneof("variant", 1, "hmac", HashOfSchema),
  oneof("variant", 2, "cbcMac", NothingSchema),
  oneof("variant", 3, "cmac", NothingSchema),
]);

export type TruncatedMac = full.TruncatedMac;
export const TruncatedMacSchema = schema<typeof full.TruncatedMacSchema>("parsec.TruncatedMac", [
  optional(1, "macAlg", FullLengthMacSchema),
  implicit(2, "macLength", "uint32"),
]);

export type Mac = full.Mac;
export const MacSchema = schema<typeof full.MacSchema>("parsec.Mac", [
  oneof("variant", 1, "fullLength", FullLengthMacSchema),
  oneof("variant", 2, "truncated", TruncatedMacSchema),
]);

export type ShortenedAead = full.ShortenedAead;
export const ShortenedAeadSchema = schema<typeof full.ShortenedAeadSchema>("parsec.ShortenedAead", [
  implicit(1, "aeadAlg", "enum"),
  implicit(2, "tagLength", "uint32"),
]);

export type Aead = full.Aead;
export const AeadSchema = schema<typeof full.AeadSchema>("parsec.Aead", [
  oneof("variant", 1, "aeadWithDefaultLengthTag", "enum"),
  oneof("variant", 2, "aeadWithShortenedTag", ShortenedAeadSchema),
]);

export type SignHash = full.SignHash;
export const SignHashSchema = schema<typeof full.SignHashSchema>("parsec.SignHash", [
  oneof("variant", 1, "any", NothingSchema),
  oneof("variant", 2, "specific", "enum"),
]);

export type SignHashOf = full.SignHashOf;
export const SignHashOfSchema = schema<typeof full.SignHashOfSchema>("parsec.SignHashOf", [
  optional(1, "hashAlg", SignHashSchema),
]);

export type AsymmetricSignature = full.AsymmetricSignature;
export const AsymmetricSignatureSchema = schema<typeof full.AsymmetricSignatureSchema>("parsec.AsymmetricSignature", [
  oneof("variant", 1, "rsaPkcs1v15Sign", SignHashOfSchema),
  oneof("variant", 2, "rsaPkcs1v15SignRaw", NothingSchema),
  oneof("variant", 3, "rsaPss", SignHashOfSchema),
  oneof("variant", 4, "ecdsa", SignHashOfSchema),
  oneof("variant", 5, "ecdsaAny", NothingSchema),
  oneof("variant", 6, "deterministicEcdsa", SignHashOfSchema),
]);

export type AsymmetricEncryption = full.AsymmetricEncryption;
export const AsymmetricEncryptionSchema = schema<typeof full.AsymmetricEncryptionSchema>("parsec.AsymmetricEncryption", [
  oneof("variant", 1, "rsaPkcs1v15Crypt", NothingSchema),
  oneof("variant", 2, "rsaOaep", HashOfSchema),
]);

export type KeyDerivation = full.KeyDerivation;
export const KeyDerivationSchema = schema<typeof full.KeyDerivationSchema>("parsec.KeyDerivation", [
  oneof("variant", 1, "hkdf", HashOfSchema),
  oneof("variant", 2, "tls12Prf", HashOfSchema),
  oneof("variant", 3, "tls12PskToMs", HashOfSchema),
]);

export type AgreementWithDerivation = full.AgreementWithDerivation;
export const AgreementWithDerivationSchema = schema<typeof full.AgreementWithDerivationSchema>("parsec.AgreementWithDerivation", [
  implicit(1, "kaAlg", "enum"),
  optional(2, "kdfAlg", KeyDerivationSchema),
]);

export type KeyAgreement = full.KeyAgreement;
export const KeyAgreementSchema = schema<typeof full.KeyAgreementSchema>("parsec.KeyAgreement", [
  oneof("variant", 1, "raw", "enum"),
  oneof("variant", 2, "withKeyDerivation", AgreementWithDerivationSchema),
]);

export type Algorithm = full.Algorithm;
export const AlgorithmSchema = schema<typeof full.AlgorithmSchema>("parsec.Algorithm", [
  oneof("variant", 1, "none", NothingSchema),
  oneof("variant", 2, "hash", "enum"),
  oneof("variant", 3, "mac", MacSchema),
  oneof("variant", 4, "cipher", "enum"),
  oneof("variant", 5, "aead", AeadSchema),
  oneof("variant", 6, "asymmetricSignature", AsymmetricSignatureSchema),
  oneof("variant", 7, "asymmetricEncryption", AsymmetricEncryptionSchema),
  oneof("variant", 8, "keyAgreement", KeyAgreementSchema),
  oneof("variant", 9, "keyDerivation", KeyDerivationSchema),
]);
