// Code generated from proto/keyward/v1/hash.proto by tools/generate/light; do not edit.
import type * as full from "../../../../gen/keyward/v1/hash_pb.ts";
import { implicit, oneof, optional, schema } from "../../../schema.ts";
import { ProfileRefSchema } from "./reference.ts";

export type HashRequest = full.HashRequest;
export const HashRequestSchema = schema<typeof full.HashRequestSchema>("keyward.v1.HashRequest", [
  implicit(1, "algorithm", "string"),
  implicit(2, "data", "bytes"),
  implicit(3, "outputBytes", "uint32"),
]);

export type HashResponse = full.HashResponse;
export const HashResponseSchema = schema<typeof full.HashResponseSchema>("keyward.v1.HashResponse", [
  implicit(1, "digest", "bytes"),
  implicit(2, "algorithm", "string"),
  optional(3, "profile", ProfileRefSchema),
]);

export type HashBegin = full.HashBegin;
export const HashBeginSchema = schema<typeof full.HashBeginSchema>("keyward.v1.HashBegin", [
  implicit(1, "algorithm", "string"),
  implicit(2, "outputBytes", "uint32"),
]);

export type HashStreamRequest = full.HashStreamRequest;
export const HashStreamRequestSchema = schema<typeof full.HashStreamRequestSchema>("keyward.v1.HashStreamRequest", [
  oneof("part", 1, "begin", HashBeginSchema),
  oneof("part", 2, "chunk", "bytes"),
]);

export type HashStreamResponse = full.HashStreamResponse;
export const HashStreamResponseSchema = schema<typeof full.HashStreamResponseSchema>("keyward.v1.HashStreamResponse", [
  implicit(1, "digest", "bytes"),
  implicit(2, "algorithm", "string"),
  optional(3, "profile", ProfileRefSchema),
]);
