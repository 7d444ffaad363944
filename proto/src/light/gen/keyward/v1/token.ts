// Code generated from proto/keyward/v1/token.proto by tools/generate/light; do not edit.
import type * as full from "../../../../gen/keyward/v1/token_pb.ts";
import { implicit, optional, repeated, schema } from "../../../schema.ts";
import { KeyRefSchema, ProfileRefSchema } from "./reference.ts";

export type SignJwsRequest = full.SignJwsRequest;
export const SignJwsRequestSchema = schema<typeof full.SignJwsRequestSchema>("keyward.v1.SignJwsRequest", [
  optional(1, "key", KeyRefSchema),
  implicit(2, "algorithm", "string"),
  implicit(3, "payload", "bytes"),
  implicit(4, "keyId", "string"),
  implicit(5, "type", "string"),
]);

export type SignJwsResponse = full.SignJwsResponse;
export const SignJwsResponseSchema = schema<typeof full.SignJwsResponseSchema>("keyward.v1.SignJwsResponse", [
  implicit(1, "jws", "string"),
  optional(2, "profile", ProfileRefSchema),
]);

export type VerifyJwsRequest = full.VerifyJwsRequest;
export const VerifyJwsRequestSchema = schema<typeof full.VerifyJwsRequestSchema>("keyward.v1.VerifyJwsRequest", [
  optional(1, "key", KeyRefSchema),
  repeated(2, "algorithms", "string"),
  implicit(3, "jws", "string"),
]);

export type VerifyJwsResponse = full.VerifyJwsResponse;
export const VerifyJwsResponseSchema = schema<typeof full.VerifyJwsResponseSchema>("keyward.v1.VerifyJwsResponse", [
  implicit(1, "valid", "bool"),
  implicit(2, "payload", "bytes"),
  implicit(3, "header", "string"),
  optional(4, "profile", ProfileRefSchema),
  implicit(5, "fault", "string"),
  implicit(6, "explanation", "string"),
]);

export type SignJwtRequest = full.SignJwtRequest;
export const SignJwtRequestSchema = schema<typeof full.SignJwtRequestSchema>("keyward.v1.SignJwtRequest", [
  optional(1, "key", KeyRefSchema),
  implicit(2, "algorithm", "string"),
  implicit(3, "claims", "string"),
  implicit(4, "keyId", "string"),
  implicit(5, "lifetimeSeconds", "uint32"),
  implicit(6, "type", "string"),
]);

export type SignJwtResponse = full.SignJwtResponse;
export const SignJwtResponseSchema = schema<typeof full.SignJwtResponseSchema>("keyward.v1.SignJwtResponse", [
  implicit(1, "jwt", "string"),
  optional(2, "profile", ProfileRefSchema),
]);

export type VerifyJwtRequest = full.VerifyJwtRequest;
export const VerifyJwtRequestSchema = schema<typeof full.VerifyJwtRequestSchema>("keyward.v1.VerifyJwtRequest", [
  optional(1, "key", KeyRefSchema),
  repeated(2, "algorithms", "string"),
  implicit(3, "jwt", "string"),
  implicit(4, "issuer", "string"),
  implicit(5, "audience", "string"),
  implicit(6, "subject", "string"),
  implicit(7, "toleranceSeconds", "uint32"),
  implicit(8, "type", "string"),
]);

export type VerifyJwtResponse = full.VerifyJwtResponse;
export const VerifyJwtResponseSchema = schema<typeof full.VerifyJwtResponseSchema>("keyward.v1.VerifyJwtResponse", [
  implicit(1, "valid", "bool"),
  implicit(2, "claims", "string"),
  implicit(3, "header", "string"),
  implicit(4, "fault", "string"),
  implicit(5, "explanation", "string"),
  optional(6, "profile", ProfileRefSchema),
]);
