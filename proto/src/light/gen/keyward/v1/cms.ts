// Code generated from proto/keyward/v1/cms.proto by tools/generate/light; do not edit.
import type * as full from "../../../../gen/keyward/v1/cms_pb.ts";
import { implicit, optional, repeated, schema } from "../../../schema.ts";
import { KeyRefSchema, ProfileRefSchema } from "./reference.ts";

export type SignDetachedRequest = full.SignDetachedRequest;
export const SignDetachedRequestSchema = schema<typeof full.SignDetachedRequestSchema>("keyward.v1.SignDetachedRequest", [
  optional(1, "key", KeyRefSchema),
  implicit(2, "algorithm", "string"),
  implicit(3, "content", "bytes"),
  implicit(4, "certificate", "bytes"),
  repeated(5, "chain", "bytes"),
  implicit(6, "signingTime", "bool"),
]);

export type SignDetachedResponse = full.SignDetachedResponse;
export const SignDetachedResponseSchema = schema<typeof full.SignDetachedResponseSchema>("keyward.v1.SignDetachedResponse", [
  implicit(1, "signature", "bytes"),
  optional(2, "profile", ProfileRefSchema),
]);

export type VerifyDetachedRequest = full.VerifyDetachedRequest;
export const VerifyDetachedRequestSchema = schema<typeof full.VerifyDetachedRequestSchema>("keyward.v1.VerifyDetachedRequest", [
  implicit(1, "signature", "bytes"),
  implicit(2, "content", "bytes"),
  repeated(3, "roots", "bytes"),
  repeated(4, "certificates", "bytes"),
  optional(5, "at", "int64"),
]);

export type VerifyDetachedResponse = full.VerifyDetachedResponse;
export const VerifyDetachedResponseSchema = schema<typeof full.VerifyDetachedResponseSchema>("keyward.v1.VerifyDetachedResponse", [
  implicit(1, "valid", "bool"),
  implicit(2, "signer", "bytes"),
  implicit(3, "fault", "string"),
  implicit(4, "explanation", "string"),
  optional(5, "signingTime", "int64"),
  optional(6, "profile", ProfileRefSchema),
]);
