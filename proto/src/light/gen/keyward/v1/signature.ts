// Code generated from proto/keyward/v1/signature.proto by tools/generate/light; do not edit.
import type * as full from "../../../../gen/keyward/v1/signature_pb.ts";
import { implicit, oneof, optional, schema } from "../../../schema.ts";
import { KeyRefSchema, ProfileRefSchema } from "./reference.ts";

export const SignatureFormat: typeof full.SignatureFormat = { UNSPECIFIED: 0, DER: 1, RAW: 2 };
export type SignatureFormat = full.SignatureFormat;

export type SignatureOptions = full.SignatureOptions;
export const SignatureOptionsSchema = schema<typeof full.SignatureOptionsSchema>("keyward.v1.SignatureOptions", [
  implicit(1, "format", "enum"),
  optional(2, "saltBytes", "uint32"),
  implicit(3, "context", "bytes"),
]);

export type SignRequest = full.SignRequest;
export const SignRequestSchema = schema<typeof full.SignRequestSchema>("keyward.v1.SignRequest", [
  optional(1, "key", KeyRefSchema),
  implicit(2, "algorithm", "string"),
  oneof("input", 3, "message", "bytes"),
  oneof("input", 4, "digest", "bytes"),
  optional(5, "options", SignatureOptionsSchema),
]);

export type SignResponse = full.SignResponse;
export const SignResponseSchema = schema<typeof full.SignResponseSchema>("keyward.v1.SignResponse", [
  implicit(1, "signature", "bytes"),
  implicit(2, "algorithm", "string"),
  optional(3, "profile", ProfileRefSchema),
]);

export type VerifyRequest = full.VerifyRequest;
export const VerifyRequestSchema = schema<typeof full.VerifyRequestSchema>("keyward.v1.VerifyRequest", [
  optional(1, "key", KeyRefSchema),
  implicit(2, "algorithm", "string"),
  oneof("input", 3, "message", "bytes"),
  oneof("input", 4, "digest", "bytes"),
  implicit(5, "signature", "bytes"),
  optional(6, "options", SignatureOptionsSchema),
]);

export type VerifyResponse = full.VerifyResponse;
export const VerifyResponseSchema = schema<typeof full.VerifyResponseSchema>("keyward.v1.VerifyResponse", [
  implicit(1, "valid", "bool"),
  implicit(2, "algorithm", "string"),
  optional(3, "profile", ProfileRefSchema),
]);

export type SignBegin = full.SignBegin;
export const SignBeginSchema = schema<typeof full.SignBeginSchema>("keyward.v1.SignBegin", [
  optional(1, "key", KeyRefSchema),
  implicit(2, "algorithm", "string"),
  optional(3, "options", SignatureOptionsSchema),
]);

export type SignStreamRequest = full.SignStreamRequest;
export const SignStreamRequestSchema = schema<typeof full.SignStreamRequestSchema>("keyward.v1.SignStreamRequest", [
  oneof("part", 1, "begin", SignBeginSchema),
  oneof("part", 2, "chunk", "bytes"),
]);

export type SignStreamResponse = full.SignStreamResponse;
export const SignStreamResponseSchema = schema<typeof full.SignStreamResponseSchema>("keyward.v1.SignStreamResponse", [
  implicit(1, "signature", "bytes"),
  implicit(2, "algorithm", "string"),
  optional(3, "profile", ProfileRefSchema),
]);

export type VerifyBegin = full.VerifyBegin;
export const VerifyBeginSchema = schema<typeof full.VerifyBeginSchema>("keyward.v1.VerifyBegin", [
  optional(1, "key", KeyRefSchema),
  implicit(2, "algorithm", "string"),
  implicit(3, "signature", "bytes"),
  optional(4, "options", SignatureOptionsSchema),
]);

export type VerifyStreamRequest = full.VerifyStreamRequest;
export const VerifyStreamRequestSchema = schema<typeof full.VerifyStreamRequestSchema>("keyward.v1.VerifyStreamRequest", [
  oneof("part", 1, "begin", VerifyBeginSchema),
  oneof("part", 2, "chunk", "bytes"),
]);

export type VerifyStreamResponse = full.VerifyStreamResponse;
export const VerifyStreamResponseSchema = schema<typeof full.VerifyStreamResponseSchema>("keyward.v1.VerifyStreamResponse", [
  implicit(1, "valid", "bool"),
  implicit(2, "algorithm", "string"),
  optional(3, "profile", ProfileRefSchema),
]);
