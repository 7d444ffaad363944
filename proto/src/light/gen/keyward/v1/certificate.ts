// Code generated from proto/keyward/v1/certificate.proto by tools/generate/light; do not edit.
import type * as full from "../../../../gen/keyward/v1/certificate_pb.ts";
import { implicit, optional, repeated, schema } from "../../../schema.ts";
import { KeyRefSchema, ProfileRefSchema } from "./reference.ts";

export type CreateCertificateRequestRequest = full.CreateCertificateRequestRequest;
export const CreateCertificateRequestRequestSchema = schema<typeof full.CreateCertificateRequestRequestSchema>("keyward.v1.CreateCertificateRequestRequest", [
  optional(1, "key", KeyRefSchema),
  implicit(2, "subject", "string"),
  repeated(3, "dnsNames", "string"),
  repeated(4, "ipAddresses", "string"),
  repeated(5, "emailAddresses", "string"),
  repeated(6, "uris", "string"),
  implicit(7, "algorithm", "string"),
]);

export type CreateCertificateRequestResponse = full.CreateCertificateRequestResponse;
export const CreateCertificateRequestResponseSchema = schema<typeof full.CreateCertificateRequestResponseSchema>("keyward.v1.CreateCertificateRequestResponse", [
  implicit(1, "csr", "bytes"),
  implicit(2, "pem", "string"),
]);

export type RevokedCertificate = full.RevokedCertificate;
export const RevokedCertificateSchema = schema<typeof full.RevokedCertificateSchema>("keyward.v1.RevokedCertificate", [
  implicit(1, "serialNumber", "bytes"),
  implicit(2, "revokedAt", "int64"),
  implicit(3, "reason", "string"),
]);

export type SignRevocationListRequest = full.SignRevocationListRequest;
export const SignRevocationListRequestSchema = schema<typeof full.SignRevocationListRequestSchema>("keyward.v1.SignRevocationListRequest", [
  implicit(1, "keyPolicy", "string"),
  repeated(2, "revoked", RevokedCertificateSchema),
  implicit(3, "number", "uint64"),
  optional(4, "thisUpdate", "int64"),
  optional(5, "nextUpdate", "int64"),
  optional(6, "issuerKey", KeyRefSchema),
  repeated(7, "issuerChain", "bytes"),
]);

export type SignRevocationListResponse = full.SignRevocationListResponse;
export const SignRevocationListResponseSchema = schema<typeof full.SignRevocationListResponseSchema>("keyward.v1.SignRevocationListResponse", [
  implicit(1, "crl", "bytes"),
  implicit(2, "pem", "string"),
  optional(3, "profile", ProfileRefSchema),
]);

export type VerifyCertificateChainRequest = full.VerifyCertificateChainRequest;
export const VerifyCertificateChainRequestSchema = schema<typeof full.VerifyCertificateChainRequestSchema>("keyward.v1.VerifyCertificateChainRequest", [
  implicit(1, "certificate", "bytes"),
  repeated(2, "intermediates", "bytes"),
  repeated(3, "roots", "bytes"),
  optional(4, "at", "int64"),
  implicit(5, "dnsName", "string"),
  implicit(6, "purpose", "string"),
  repeated(7, "crls", "bytes"),
  implicit(8, "checkRootValidity", "bool"),
  implicit(9, "constrainRoots", "bool"),
  implicit(10, "strictPurpose", "bool"),
  implicit(11, "trustLeaf", "bool"),
]);

export type VerifyCertificateChainResponse = full.VerifyCertificateChainResponse;
export const VerifyCertificateChainResponseSchema = schema<typeof full.VerifyCertificateChainResponseSchema>("keyward.v1.VerifyCertificateChainResponse", [
  implicit(1, "valid", "bool"),
  repeated(2, "path", "bytes"),
  implicit(3, "fault", "string"),
  implicit(4, "explanation", "string"),
]);
