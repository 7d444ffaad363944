// Code generated from proto/keyward/v1/crypto.proto by tools/generate/light; do not edit.
import type * as full from "../../../../gen/keyward/v1/crypto_pb.ts";
import { implicit, optional, repeated, schema } from "../../../schema.ts";
import { KeyRefSchema, ProfileRefSchema } from "./reference.ts";

export type SignCertificateRequest = full.SignCertificateRequest;
export const SignCertificateRequestSchema = schema<typeof full.SignCertificateRequestSchema>("keyward.v1.SignCertificateRequest", [
  implicit(1, "csr", "bytes"),
  implicit(2, "keyPolicy", "string"),
  optional(3, "notBefore", "int64"),
  optional(4, "notAfter", "int64"),
  optional(5, "issuerKey", KeyRefSchema),
  repeated(6, "issuerChain", "bytes"),
]);

export type SignCertificateResponse = full.SignCertificateResponse;
export const SignCertificateResponseSchema = schema<typeof full.SignCertificateResponseSchema>("keyward.v1.SignCertificateResponse", [
  implicit(1, "certificate", "bytes"),
  repeated(2, "chain", "bytes"),
  implicit(3, "pem", "string"),
  optional(4, "profile", ProfileRefSchema),
  implicit(5, "signatureAlgorithm", "string"),
]);
