// Code generated from proto/keyward/v1/crypto.proto by tools/generate/light; do not edit.
import type * as full from "../../../../gen/keyward/v1/crypto_pb.ts";
import { implicit, optional, repeated, schema } from "../../../schema.ts";

export type ProfileRef = full.ProfileRef;
export const ProfileRefSchema = schema<typeof full.ProfileRefSchema>("keyward.v1.ProfileRef", [
  implicit(1, "name", "string"),
  implicit(2, "uid", "string"),
  implicit(3, "generation", "int64"),
]);

export type HashRequest = full.HashRequest;
export const HashRequestSchema = schema<typeof full.HashRequestSchema>("keyward.v1.HashRequest", [
  implicit(1, "algorithm", "string"),
  implicit(2, "data", "bytes"),
]);

export type HashResponse = full.HashResponse;
export const HashResponseSchema = schema<typeof full.HashResponseSchema>("keyward.v1.HashResponse", [
  implicit(1, "digest", "bytes"),
  implicit(2, "algorithm", "string"),
  optional(3, "profile", ProfileRefSchema),
]);

export type SignCertificateRequest = full.SignCertificateRequest;
export const SignCertificateRequestSchema = schema<typeof full.SignCertificateRequestSchema>("keyward.v1.SignCertificateRequest", [
  implicit(1, "csr", "bytes"),
  implicit(2, "keyPolicy", "string"),
  optional(3, "notBefore", "int64"),
  optional(4, "notAfter", "int64"),
]);

export type SignCertificateResponse = full.SignCertificateResponse;
export const SignCertificateResponseSchema = schema<typeof full.SignCertificateResponseSchema>("keyward.v1.SignCertificateResponse", [
  implicit(1, "certificate", "bytes"),
  repeated(2, "chain", "bytes"),
  implicit(3, "pem", "string"),
  optional(4, "profile", ProfileRefSchema),
  implicit(5, "signatureAlgorithm", "string"),
]);

export type GetCapabilitiesRequest = full.GetCapabilitiesRequest;
export const GetCapabilitiesRequestSchema = schema<typeof full.GetCapabilitiesRequestSchema>("keyward.v1.GetCapabilitiesRequest", []);

export type Issuer = full.Issuer;
export const IssuerSchema = schema<typeof full.IssuerSchema>("keyward.v1.Issuer", [
  implicit(1, "keyPolicy", "string"),
  implicit(2, "ready", "bool"),
]);

export type GetCapabilitiesResponse = full.GetCapabilitiesResponse;
export const GetCapabilitiesResponseSchema = schema<typeof full.GetCapabilitiesResponseSchema>("keyward.v1.GetCapabilitiesResponse", [
  optional(1, "profile", ProfileRefSchema),
  implicit(2, "serverVersion", "string"),
  repeated(3, "services", "string"),
  implicit(4, "defaultHash", "string"),
  repeated(5, "allowedHashes", "string"),
  repeated(6, "issuers", IssuerSchema),
]);
