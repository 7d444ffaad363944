// Code generated from proto/cryptobroker/cryptobroker.proto by tools/generate/light; do not edit.
import type * as full from "../../../gen/cryptobroker/cryptobroker_pb.ts";
import { implicit, oneof, optional, repeated, schema } from "../../schema.ts";

export const HashOutputFormat: typeof full.HashOutputFormat = { HEX: 0, RAW: 1 };
export type HashOutputFormat = full.HashOutputFormat;

export const SignOutputFormat: typeof full.SignOutputFormat = { DER: 0, PEM: 1 };
export type SignOutputFormat = full.SignOutputFormat;

export type DeprecationWarning = full.DeprecationWarning;
export const DeprecationWarningSchema = schema<typeof full.DeprecationWarningSchema>("CryptoBroker.DeprecationWarning", [
  implicit(1, "profile", "string"),
  optional(2, "replacedBy", "string"),
  optional(3, "deprecatedSince", "string"),
  optional(4, "removeAfter", "string"),
  optional(5, "reason", "string"),
]);

export type TraceContext = full.TraceContext;
export const TraceContextSchema = schema<typeof full.TraceContextSchema>("CryptoBroker.TraceContext", [
  implicit(1, "traceId", "string"),
  implicit(2, "spanId", "string"),
  implicit(3, "traceFlags", "string"),
  implicit(4, "traceState", "string"),
  implicit(5, "correlationId", "string"),
]);

export type Metadata = full.Metadata;
export const MetadataSchema = schema<typeof full.MetadataSchema>("CryptoBroker.Metadata", [
  implicit(1, "id", "string"),
  optional(2, "deprecation", DeprecationWarningSchema),
  optional(3, "traceContext", TraceContextSchema),
]);

export type CryptoDescriptor = full.CryptoDescriptor;
export const CryptoDescriptorSchema = schema<typeof full.CryptoDescriptorSchema>("CryptoBroker.CryptoDescriptor", [
  implicit(1, "profile", "string"),
  implicit(2, "operation", "string"),
  implicit(3, "algorithm", "string"),
]);

export type HashDataRequest = full.HashDataRequest;
export const HashDataRequestSchema = schema<typeof full.HashDataRequestSchema>("CryptoBroker.HashDataRequest", [
  implicit(1, "profile", "string"),
  implicit(2, "input", "bytes"),
  optional(3, "metadata", MetadataSchema),
  implicit(4, "outputFormat", "enum"),
]);

export type HashDataResponse = full.HashDataResponse;
export const HashDataResponseSchema = schema<typeof full.HashDataResponseSchema>("CryptoBroker.HashDataResponse", [
  implicit(2, "hashAlgorithm", "string"),
  optional(3, "metadata", MetadataSchema),
  oneof("hashValue", 4, "hashValueHex", "string"),
  oneof("hashValue", 5, "hashValueRaw", "bytes"),
  optional(6, "descriptor", CryptoDescriptorSchema),
]);

export type SignCertificateRequest = full.SignCertificateRequest;
export const SignCertificateRequestSchema = schema<typeof full.SignCertificateRequestSchema>("CryptoBroker.SignCertificateRequest", [
  implicit(1, "profile", "string"),
  implicit(2, "csr", "string"),
  implicit(3, "caPrivateKey", "string"),
  implicit(4, "caCert", "string"),
  optional(5, "metadata", MetadataSchema),
  optional(6, "validNotBefore", "uint64"),
  optional(7, "validNotAfter", "uint64"),
  optional(8, "subject", "string"),
  repeated(9, "crlDistributionPoints", "string"),
  implicit(10, "outputFormat", "enum"),
]);

export type SignCertificateResponse = full.SignCertificateResponse;
export const SignCertificateResponseSchema = schema<typeof full.SignCertificateResponseSchema>("CryptoBroker.SignCertificateResponse", [
  optional(2, "metadata", MetadataSchema),
  oneof("signedCertificate", 3, "pem", "string"),
  oneof("signedCertificate", 4, "der", "bytes"),
  optional(5, "descriptor", CryptoDescriptorSchema),
]);

export type KeySource = full.KeySource;
export const KeySourceSchema = schema<typeof full.KeySourceSchema>("CryptoBroker.KeySource", [
  oneof("source", 1, "keyId", "string"),
  oneof("source", 2, "rawKey", "bytes"),
]);

export type EncryptMetadata = full.EncryptMetadata;
export const EncryptMetadataSchema = schema<typeof full.EncryptMetadataSchema>("CryptoBroker.EncryptMetadata", [
  implicit(1, "nonce", "bytes"),
  optional(2, "aad", "bytes"),
]);

export type CipherMetadata = full.CipherMetadata;
export const CipherMetadataSchema = schema<typeof full.CipherMetadataSchema>("CryptoBroker.CipherMetadata", [
  optional(1, "keyId", "string"),
  implicit(2, "nonce", "bytes"),
  optional(3, "aad", "bytes"),
  optional(4, "tag", "bytes"),
]);

export type DecryptMetadata = full.DecryptMetadata;
export const DecryptMetadataSchema = schema<typeof full.DecryptMetadataSchema>("CryptoBroker.DecryptMetadata", [
  implicit(1, "nonce", "bytes"),
  optional(2, "aad", "bytes"),
  optional(3, "tag", "bytes"),
]);

export type EncryptDataRequest = full.EncryptDataRequest;
export const EncryptDataRequestSchema = schema<typeof full.EncryptDataRequestSchema>("CryptoBroker.EncryptDataRequest", [
  implicit(1, "profile", "string"),
  optional(2, "keySource", KeySourceSchema),
  implicit(3, "plaintext", "bytes"),
  optional(4, "encryptMetadata", EncryptMetadataSchema),
  optional(5, "metadata", MetadataSchema),
]);

export type EncryptDataResponse = full.EncryptDataResponse;
export const EncryptDataResponseSchema = schema<typeof full.EncryptDataResponseSchema>("CryptoBroker.EncryptDataResponse", [
  implicit(1, "ciphertext", "bytes"),
  optional(2, "cipherMetadata", CipherMetadataSchema),
  optional(3, "metadata", MetadataSchema),
  optional(4, "descriptor", CryptoDescriptorSchema),
]);

export type DecryptDataRequest = full.DecryptDataRequest;
export const DecryptDataRequestSchema = schema<typeof full.DecryptDataRequestSchema>("CryptoBroker.DecryptDataRequest", [
  implicit(1, "profile", "string"),
  optional(2, "keySource", KeySourceSchema),
  implicit(3, "ciphertext", "bytes"),
  optional(4, "decryptMetadata", DecryptMetadataSchema),
  optional(5, "metadata", MetadataSchema),
]);

export type DecryptDataResponse = full.DecryptDataResponse;
export const DecryptDataResponseSchema = schema<typeof full.DecryptDataResponseSchema>("CryptoBroker.DecryptDataResponse", [
  implicit(1, "plaintext", "bytes"),
  optional(2, "metadata", MetadataSchema),
]);

export type BenchmarkRequest = full.BenchmarkRequest;
export const BenchmarkRequestSchema = schema<typeof full.BenchmarkRequestSchema>("CryptoBroker.BenchmarkRequest", [
  optional(1, "metadata", MetadataSchema),
]);

export type BenchmarkResponse = full.BenchmarkResponse;
export const BenchmarkResponseSchema = schema<typeof full.BenchmarkResponseSchema>("CryptoBroker.BenchmarkResponse", [
  implicit(1, "benchmarkResults", "string"),
  optional(2, "metadata", MetadataSchema),
]);

export type FakeEndpointRequest = full.FakeEndpointRequest;
export const FakeEndpointRequestSchema = schema<typeof full.FakeEndpointRequestSchema>("CryptoBroker.FakeEndpointRequest", [
  optional(1, "metadata", MetadataSchema),
]);

export type FakeEndpointResponse = full.FakeEndpointResponse;
export const FakeEndpointResponseSchema = schema<typeof full.FakeEndpointResponseSchema>("CryptoBroker.FakeEndpointResponse", [
  implicit(1, "message", "string"),
  optional(2, "metadata", MetadataSchema),
]);
