// Code generated from proto/parsec/crypto.proto by tools/generate/light; do not edit.
import type * as full from "../../../gen/parsec/crypto_pb.ts";
import { implicit, optional, schema } from "../../schema.ts";
import { AeadSchema, AsymmetricEncryptionSchema, AsymmetricSignatureSchema, MacSchema } from "./algorithm.ts";

export type SignRequest = full.SignRequest;
export const SignRequestSchema = schema<typeof full.SignRequestSchema>("parsec.SignRequest", [
  implicit(1, "keyName", "string"),
  optional(2, "alg", AsymmetricSignatureSchema),
  implicit(3, "input", "bytes"),
]);

export type SignResult = full.SignResult;
export const SignResultSchema = schema<typeof full.SignResultSchema>("parsec.SignResult", [
  implicit(1, "signature", "bytes"),
]);

export type VerifyRequest = full.VerifyRequest;
export const VerifyRequestSchema = schema<typeof full.VerifyRequestSchema>("parsec.VerifyRequest", [
  implicit(1, "keyName", "string"),
  optional(2, "alg", AsymmetricSignatureSchema),
  implicit(3, "input", "bytes"),
  implicit(4, "signature", "bytes"),
]);

export type AsymmetricRequest = full.AsymmetricRequest;
export const AsymmetricRequestSchema = schema<typeof full.AsymmetricRequestSchema>("parsec.AsymmetricRequest", [
  implicit(1, "keyName", "string"),
  optional(2, "alg", AsymmetricEncryptionSchema),
  implicit(3, "input", "bytes"),
  implicit(4, "salt", "bytes"),
]);

export type AeadRequest = full.AeadRequest;
export const AeadRequestSchema = schema<typeof full.AeadRequestSchema>("parsec.AeadRequest", [
  implicit(1, "keyName", "string"),
  optional(2, "alg", AeadSchema),
  implicit(3, "nonce", "bytes"),
  implicit(4, "additionalData", "bytes"),
  implicit(5, "input", "bytes"),
]);

export type CipherRequest = full.CipherRequest;
export const CipherRequestSchema = schema<typeof full.CipherRequestSchema>("parsec.CipherRequest", [
  implicit(1, "keyName", "string"),
  implicit(2, "cipherAlg", "enum"),
  implicit(3, "input", "bytes"),
]);

export type CipherResult = full.CipherResult;
export const CipherResultSchema = schema<typeof full.CipherResultSchema>("parsec.CipherResult", [
  implicit(1, "output", "bytes"),
]);

export type HashComputeRequest = full.HashComputeRequest;
export const HashComputeRequestSchema = schema<typeof full.HashComputeRequestSchema>("parsec.HashComputeRequest", [
  implicit(1, "hashAlg", "enum"),
  implicit(2, "input", "bytes"),
]);

export type HashComputeResult = full.HashComputeResult;
export const HashComputeResultSchema = schema<typeof full.HashComputeResultSchema>("parsec.HashComputeResult", [
  implicit(1, "hash", "bytes"),
]);

export type HashCompareRequest = full.HashCompareRequest;
export const HashCompareRequestSchema = schema<typeof full.HashCompareRequestSchema>("parsec.HashCompareRequest", [
  implicit(1, "hashAlg", "enum"),
  implicit(2, "input", "bytes"),
  implicit(3, "hash", "bytes"),
]);

export type MacComputeRequest = full.MacComputeRequest;
export const MacComputeRequestSchema = schema<typeof full.MacComputeRequestSchema>("parsec.MacComputeRequest", [
  implicit(1, "keyName", "string"),
  optional(2, "alg", MacSchema),
  implicit(3, "input", "bytes"),
]);

export type MacComputeResult = full.MacComputeResult;
export const MacComputeResultSchema = schema<typeof full.MacComputeResultSchema>("parsec.MacComputeResult", [
  implicit(1, "mac", "bytes"),
]);

export type MacVerifyRequest = full.MacVerifyRequest;
export const MacVerifyRequestSchema = schema<typeof full.MacVerifyRequestSchema>("parsec.MacVerifyRequest", [
  implicit(1, "keyName", "string"),
  optional(2, "alg", MacSchema),
  implicit(3, "input", "bytes"),
  implicit(4, "mac", "bytes"),
]);

export type RawKeyAgreementRequest = full.RawKeyAgreementRequest;
export const RawKeyAgreementRequestSchema = schema<typeof full.RawKeyAgreementRequestSchema>("parsec.RawKeyAgreementRequest", [
  implicit(1, "agreementAlg", "enum"),
  implicit(2, "privateKeyName", "string"),
  implicit(3, "peerKey", "bytes"),
]);

export type RawKeyAgreementResult = full.RawKeyAgreementResult;
export const RawKeyAgreementResultSchema = schema<typeof full.RawKeyAgreementResultSchema>("parsec.RawKeyAgreementResult", [
  implicit(1, "sharedSecret", "bytes"),
]);

export type GenerateRandomRequest = full.GenerateRandomRequest;
export const GenerateRandomRequestSchema = schema<typeof full.GenerateRandomRequestSchema>("parsec.GenerateRandomRequest", [
  implicit(1, "size", "uint64"),
]);

export type GenerateRandomResult = full.GenerateRandomResult;
export const GenerateRandomResultSchema = schema<typeof full.GenerateRandomResultSchema>("parsec.GenerateRandomResult", [
  implicit(1, "randomBytes", "bytes"),
]);
