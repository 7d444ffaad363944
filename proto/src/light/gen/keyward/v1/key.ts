// Code generated from proto/keyward/v1/key.proto by tools/generate/light; do not edit.
import type * as full from "../../../../gen/keyward/v1/key_pb.ts";
import { implicit, optional, repeated, schema } from "../../../schema.ts";
import { KdfParametersSchema } from "./kdf.ts";
import { KeyRefSchema, ProfileRefSchema } from "./reference.ts";

export const KeyFormat: typeof full.KeyFormat = { UNSPECIFIED: 0, RAW: 1, PKCS8: 2, SPKI: 3, JWK: 4 };
export type KeyFormat = full.KeyFormat;

export type KeyAttributes = full.KeyAttributes;
export const KeyAttributesSchema = schema<typeof full.KeyAttributesSchema>("keyward.v1.KeyAttributes", [
  repeated(1, "usages", "string"),
  implicit(2, "algorithm", "string"),
]);

export type KeyDescription = full.KeyDescription;
export const KeyDescriptionSchema = schema<typeof full.KeyDescriptionSchema>("keyward.v1.KeyDescription", [
  optional(1, "ref", KeyRefSchema),
  implicit(2, "type", "string"),
  repeated(3, "usages", "string"),
  implicit(4, "algorithm", "string"),
  implicit(5, "bits", "uint32"),
  implicit(6, "kind", "string"),
]);

export type GenerateKeyRequest = full.GenerateKeyRequest;
export const GenerateKeyRequestSchema = schema<typeof full.GenerateKeyRequestSchema>("keyward.v1.GenerateKeyRequest", [
  implicit(1, "type", "string"),
  optional(2, "attributes", KeyAttributesSchema),
  implicit(3, "bits", "uint32"),
]);

export type GenerateKeyResponse = full.GenerateKeyResponse;
export const GenerateKeyResponseSchema = schema<typeof full.GenerateKeyResponseSchema>("keyward.v1.GenerateKeyResponse", [
  optional(1, "key", KeyDescriptionSchema),
  optional(2, "profile", ProfileRefSchema),
]);

export type ImportKeyRequest = full.ImportKeyRequest;
export const ImportKeyRequestSchema = schema<typeof full.ImportKeyRequestSchema>("keyward.v1.ImportKeyRequest", [
  implicit(1, "format", "enum"),
  implicit(2, "data", "bytes"),
  implicit(3, "type", "string"),
  optional(4, "attributes", KeyAttributesSchema),
  implicit(5, "public", "bool"),
]);

export type ImportKeyResponse = full.ImportKeyResponse;
export const ImportKeyResponseSchema = schema<typeof full.ImportKeyResponseSchema>("keyward.v1.ImportKeyResponse", [
  optional(1, "key", KeyDescriptionSchema),
  optional(2, "profile", ProfileRefSchema),
]);

export type ExportKeyRequest = full.ExportKeyRequest;
export const ExportKeyRequestSchema = schema<typeof full.ExportKeyRequestSchema>("keyward.v1.ExportKeyRequest", [
  optional(1, "key", KeyRefSchema),
  implicit(2, "format", "enum"),
]);

export type ExportKeyResponse = full.ExportKeyResponse;
export const ExportKeyResponseSchema = schema<typeof full.ExportKeyResponseSchema>("keyward.v1.ExportKeyResponse", [
  implicit(1, "data", "bytes"),
]);

export type ExportPublicKeyRequest = full.ExportPublicKeyRequest;
export const ExportPublicKeyRequestSchema = schema<typeof full.ExportPublicKeyRequestSchema>("keyward.v1.ExportPublicKeyRequest", [
  optional(1, "key", KeyRefSchema),
  implicit(2, "format", "enum"),
]);

export type ExportPublicKeyResponse = full.ExportPublicKeyResponse;
export const ExportPublicKeyResponseSchema = schema<typeof full.ExportPublicKeyResponseSchema>("keyward.v1.ExportPublicKeyResponse", [
  implicit(1, "data", "bytes"),
]);

export type DeriveKeyRequest = full.DeriveKeyRequest;
export const DeriveKeyRequestSchema = schema<typeof full.DeriveKeyRequestSchema>("keyward.v1.DeriveKeyRequest", [
  optional(1, "key", KeyRefSchema),
  implicit(2, "algorithm", "string"),
  optional(3, "parameters", KdfParametersSchema),
  implicit(4, "type", "string"),
  implicit(5, "bits", "uint32"),
  optional(6, "attributes", KeyAttributesSchema),
]);

export type DeriveKeyResponse = full.DeriveKeyResponse;
export const DeriveKeyResponseSchema = schema<typeof full.DeriveKeyResponseSchema>("keyward.v1.DeriveKeyResponse", [
  optional(1, "key", KeyDescriptionSchema),
  optional(2, "profile", ProfileRefSchema),
]);

export type AgreeKeyRequest = full.AgreeKeyRequest;
export const AgreeKeyRequestSchema = schema<typeof full.AgreeKeyRequestSchema>("keyward.v1.AgreeKeyRequest", [
  optional(1, "key", KeyRefSchema),
  implicit(2, "algorithm", "string"),
  implicit(3, "peer", "bytes"),
  implicit(4, "peerFormat", "enum"),
  optional(5, "attributes", KeyAttributesSchema),
]);

export type AgreeKeyResponse = full.AgreeKeyResponse;
export const AgreeKeyResponseSchema = schema<typeof full.AgreeKeyResponseSchema>("keyward.v1.AgreeKeyResponse", [
  optional(1, "key", KeyDescriptionSchema),
  optional(2, "profile", ProfileRefSchema),
]);

export type EncapsulateKeyRequest = full.EncapsulateKeyRequest;
export const EncapsulateKeyRequestSchema = schema<typeof full.EncapsulateKeyRequestSchema>("keyward.v1.EncapsulateKeyRequest", [
  optional(1, "key", KeyRefSchema),
  implicit(2, "algorithm", "string"),
  optional(3, "attributes", KeyAttributesSchema),
]);

export type EncapsulateKeyResponse = full.EncapsulateKeyResponse;
export const EncapsulateKeyResponseSchema = schema<typeof full.EncapsulateKeyResponseSchema>("keyward.v1.EncapsulateKeyResponse", [
  optional(1, "key", KeyDescriptionSchema),
  implicit(2, "ciphertext", "bytes"),
  optional(3, "profile", ProfileRefSchema),
]);

export type DecapsulateKeyRequest = full.DecapsulateKeyRequest;
export const DecapsulateKeyRequestSchema = schema<typeof full.DecapsulateKeyRequestSchema>("keyward.v1.DecapsulateKeyRequest", [
  optional(1, "key", KeyRefSchema),
  implicit(2, "algorithm", "string"),
  implicit(3, "ciphertext", "bytes"),
  optional(4, "attributes", KeyAttributesSchema),
]);

export type DecapsulateKeyResponse = full.DecapsulateKeyResponse;
export const DecapsulateKeyResponseSchema = schema<typeof full.DecapsulateKeyResponseSchema>("keyward.v1.DecapsulateKeyResponse", [
  optional(1, "key", KeyDescriptionSchema),
  optional(2, "profile", ProfileRefSchema),
]);

export type WrapKeyRequest = full.WrapKeyRequest;
export const WrapKeyRequestSchema = schema<typeof full.WrapKeyRequestSchema>("keyward.v1.WrapKeyRequest", [
  optional(1, "wrappingKey", KeyRefSchema),
  optional(2, "key", KeyRefSchema),
  implicit(3, "algorithm", "string"),
]);

export type WrapKeyResponse = full.WrapKeyResponse;
export const WrapKeyResponseSchema = schema<typeof full.WrapKeyResponseSchema>("keyward.v1.WrapKeyResponse", [
  implicit(1, "wrappedKey", "bytes"),
  implicit(2, "nonce", "bytes"),
  implicit(3, "tag", "bytes"),
  implicit(4, "algorithm", "string"),
  optional(5, "profile", ProfileRefSchema),
]);

export type UnwrapKeyRequest = full.UnwrapKeyRequest;
export const UnwrapKeyRequestSchema = schema<typeof full.UnwrapKeyRequestSchema>("keyward.v1.UnwrapKeyRequest", [
  optional(1, "wrappingKey", KeyRefSchema),
  implicit(2, "algorithm", "string"),
  implicit(3, "wrappedKey", "bytes"),
  implicit(4, "nonce", "bytes"),
  implicit(5, "tag", "bytes"),
  implicit(6, "type", "string"),
  optional(7, "attributes", KeyAttributesSchema),
]);

export type UnwrapKeyResponse = full.UnwrapKeyResponse;
export const UnwrapKeyResponseSchema = schema<typeof full.UnwrapKeyResponseSchema>("keyward.v1.UnwrapKeyResponse", [
  optional(1, "key", KeyDescriptionSchema),
  optional(2, "profile", ProfileRefSchema),
]);

export type CopyKeyRequest = full.CopyKeyRequest;
export const CopyKeyRequestSchema = schema<typeof full.CopyKeyRequestSchema>("keyward.v1.CopyKeyRequest", [
  optional(1, "key", KeyRefSchema),
  optional(2, "attributes", KeyAttributesSchema),
]);

export type CopyKeyResponse = full.CopyKeyResponse;
export const CopyKeyResponseSchema = schema<typeof full.CopyKeyResponseSchema>("keyward.v1.CopyKeyResponse", [
  optional(1, "key", KeyDescriptionSchema),
]);

export type DestroyKeyRequest = full.DestroyKeyRequest;
export const DestroyKeyRequestSchema = schema<typeof full.DestroyKeyRequestSchema>("keyward.v1.DestroyKeyRequest", [
  optional(1, "key", KeyRefSchema),
]);

export type DestroyKeyResponse = full.DestroyKeyResponse;
export const DestroyKeyResponseSchema = schema<typeof full.DestroyKeyResponseSchema>("keyward.v1.DestroyKeyResponse", []);

export type PersistKeyRequest = full.PersistKeyRequest;
export const PersistKeyRequestSchema = schema<typeof full.PersistKeyRequestSchema>("keyward.v1.PersistKeyRequest", [
  optional(1, "key", KeyRefSchema),
  implicit(2, "name", "string"),
]);

export type PersistKeyResponse = full.PersistKeyResponse;
export const PersistKeyResponseSchema = schema<typeof full.PersistKeyResponseSchema>("keyward.v1.PersistKeyResponse", [
  optional(1, "key", KeyDescriptionSchema),
  implicit(2, "durable", "bool"),
]);

export type DescribeKeyRequest = full.DescribeKeyRequest;
export const DescribeKeyRequestSchema = schema<typeof full.DescribeKeyRequestSchema>("keyward.v1.DescribeKeyRequest", [
  optional(1, "key", KeyRefSchema),
]);

export type DescribeKeyResponse = full.DescribeKeyResponse;
export const DescribeKeyResponseSchema = schema<typeof full.DescribeKeyResponseSchema>("keyward.v1.DescribeKeyResponse", [
  optional(1, "key", KeyDescriptionSchema),
]);

export type ListKeysRequest = full.ListKeysRequest;
export const ListKeysRequestSchema = schema<typeof full.ListKeysRequestSchema>("keyward.v1.ListKeysRequest", []);

export type ListKeysResponse = full.ListKeysResponse;
export const ListKeysResponseSchema = schema<typeof full.ListKeysResponseSchema>("keyward.v1.ListKeysResponse", [
  repeated(1, "keys", KeyDescriptionSchema),
]);
