// Code generated from proto/keyward/v1/mac.proto by tools/generate/light; do not edit.
import type * as full from "../../../../gen/keyward/v1/mac_pb.ts";
import { implicit, oneof, optional, schema } from "../../../schema.ts";
import { KeyRefSchema, ProfileRefSchema } from "./reference.ts";

export type ComputeMacRequest = full.ComputeMacRequest;
export const ComputeMacRequestSchema = schema<typeof full.ComputeMacRequestSchema>("keyward.v1.ComputeMacRequest", [
  optional(1, "key", KeyRefSchema),
  implicit(2, "algorithm", "string"),
  implicit(3, "data", "bytes"),
  implicit(4, "tagBytes", "uint32"),
  implicit(5, "customization", "bytes"),
]);

export type ComputeMacResponse = full.ComputeMacResponse;
export const ComputeMacResponseSchema = schema<typeof full.ComputeMacResponseSchema>("keyward.v1.ComputeMacResponse", [
  implicit(1, "tag", "bytes"),
  implicit(2, "algorithm", "string"),
  optional(3, "profile", ProfileRefSchema),
]);

export type VerifyMacRequest = full.VerifyMacRequest;
export const VerifyMacRequestSchema = schema<typeof full.VerifyMacRequestSchema>("keyward.v1.VerifyMacRequest", [
  optional(1, "key", KeyRefSchema),
  implicit(2, "algorithm", "string"),
  implicit(3, "data", "bytes"),
  implicit(4, "tag", "bytes"),
  implicit(5, "customization", "bytes"),
]);

export type VerifyMacResponse = full.VerifyMacResponse;
export const VerifyMacResponseSchema = schema<typeof full.VerifyMacResponseSchema>("keyward.v1.VerifyMacResponse", [
  implicit(1, "valid", "bool"),
  implicit(2, "algorithm", "string"),
  optional(3, "profile", ProfileRefSchema),
]);

export type MacBegin = full.MacBegin;
export const MacBeginSchema = schema<typeof full.MacBeginSchema>("keyward.v1.MacBegin", [
  optional(1, "key", KeyRefSchema),
  implicit(2, "algorithm", "string"),
  implicit(3, "tagBytes", "uint32"),
  implicit(4, "customization", "bytes"),
]);

export type ComputeMacStreamRequest = full.ComputeMacStreamRequest;
export const ComputeMacStreamRequestSchema = schema<typeof full.ComputeMacStreamRequestSchema>("keyward.v1.ComputeMacStreamRequest", [
  oneof("part", 1, "begin", MacBeginSchema),
  oneof("part", 2, "chunk", "bytes"),
]);

export type ComputeMacStreamResponse = full.ComputeMacStreamResponse;
export const ComputeMacStreamResponseSchema = schema<typeof full.ComputeMacStreamResponseSchema>("keyward.v1.ComputeMacStreamResponse", [
  implicit(1, "tag", "bytes"),
  implicit(2, "algorithm", "string"),
  optional(3, "profile", ProfileRefSchema),
]);

export type VerifyMacBegin = full.VerifyMacBegin;
export const VerifyMacBeginSchema = schema<typeof full.VerifyMacBeginSchema>("keyward.v1.VerifyMacBegin", [
  optional(1, "key", KeyRefSchema),
  implicit(2, "algorithm", "string"),
  implicit(3, "tag", "bytes"),
  implicit(4, "customization", "bytes"),
]);

export type VerifyMacStreamRequest = full.VerifyMacStreamRequest;
export const VerifyMacStreamRequestSchema = schema<typeof full.VerifyMacStreamRequestSchema>("keyward.v1.VerifyMacStreamRequest", [
  oneof("part", 1, "begin", VerifyMacBeginSchema),
  oneof("part", 2, "chunk", "bytes"),
]);

export type VerifyMacStreamResponse = full.VerifyMacStreamResponse;
export const VerifyMacStreamResponseSchema = schema<typeof full.VerifyMacStreamResponseSchema>("keyward.v1.VerifyMacStreamResponse", [
  implicit(1, "valid", "bool"),
  implicit(2, "algorithm", "string"),
  optional(3, "profile", ProfileRefSchema),
]);
