// Code generated from proto/keyward/v1/cipher.proto by tools/generate/light; do not edit.
import type * as full from "../../../../gen/keyward/v1/cipher_pb.ts";
import { implicit, oneof, optional, schema } from "../../../schema.ts";
import { KeyRefSchema, ProfileRefSchema } from "./reference.ts";

export type EncryptRequest = full.EncryptRequest;
export const EncryptRequestSchema = schema<typeof full.EncryptRequestSchema>("keyward.v1.EncryptRequest", [
  optional(1, "key", KeyRefSchema),
  implicit(2, "algorithm", "string"),
  implicit(3, "plaintext", "bytes"),
  implicit(4, "associatedData", "bytes"),
  optional(5, "nonce", "bytes"),
  implicit(6, "tagBytes", "uint32"),
]);

export type EncryptResponse = full.EncryptResponse;
export const EncryptResponseSchema = schema<typeof full.EncryptResponseSchema>("keyward.v1.EncryptResponse", [
  implicit(1, "ciphertext", "bytes"),
  implicit(2, "nonce", "bytes"),
  implicit(3, "tag", "bytes"),
  implicit(4, "algorithm", "string"),
  optional(5, "profile", ProfileRefSchema),
]);

export type DecryptRequest = full.DecryptRequest;
export const DecryptRequestSchema = schema<typeof full.DecryptRequestSchema>("keyward.v1.DecryptRequest", [
  optional(1, "key", KeyRefSchema),
  implicit(2, "algorithm", "string"),
  implicit(3, "ciphertext", "bytes"),
  implicit(4, "associatedData", "bytes"),
  implicit(5, "nonce", "bytes"),
  implicit(6, "tag", "bytes"),
]);

export type DecryptResponse = full.DecryptResponse;
export const DecryptResponseSchema = schema<typeof full.DecryptResponseSchema>("keyward.v1.DecryptResponse", [
  implicit(1, "plaintext", "bytes"),
  implicit(2, "algorithm", "string"),
  optional(3, "profile", ProfileRefSchema),
]);

export type EncryptBegin = full.EncryptBegin;
export const EncryptBeginSchema = schema<typeof full.EncryptBeginSchema>("keyward.v1.EncryptBegin", [
  optional(1, "key", KeyRefSchema),
  implicit(2, "algorithm", "string"),
  implicit(3, "associatedData", "bytes"),
  optional(4, "nonce", "bytes"),
  implicit(5, "tagBytes", "uint32"),
]);

export type EncryptStreamRequest = full.EncryptStreamRequest;
export const EncryptStreamRequestSchema = schema<typeof full.EncryptStreamRequestSchema>("keyward.v1.EncryptStreamRequest", [
  oneof("part", 1, "begin", EncryptBeginSchema),
  oneof("part", 2, "chunk", "bytes"),
]);

export type EncryptStarted = full.EncryptStarted;
export const EncryptStartedSchema = schema<typeof full.EncryptStartedSchema>("keyward.v1.EncryptStarted", [
  implicit(1, "nonce", "bytes"),
  implicit(2, "algorithm", "string"),
  optional(3, "profile", ProfileRefSchema),
]);

export type EncryptStreamResponse = full.EncryptStreamResponse;
export const EncryptStreamResponseSchema = schema<typeof full.EncryptStreamResponseSchema>("keyward.v1.EncryptStreamResponse", [
  oneof("part", 1, "started", EncryptStartedSchema),
  oneof("part", 2, "chunk", "bytes"),
  oneof("part", 3, "tag", "bytes"),
]);

export type DecryptBegin = full.DecryptBegin;
export const DecryptBeginSchema = schema<typeof full.DecryptBeginSchema>("keyward.v1.DecryptBegin", [
  optional(1, "key", KeyRefSchema),
  implicit(2, "algorithm", "string"),
  implicit(3, "associatedData", "bytes"),
  implicit(4, "nonce", "bytes"),
  implicit(5, "tagBytes", "uint32"),
]);

export type DecryptStreamRequest = full.DecryptStreamRequest;
export const DecryptStreamRequestSchema = schema<typeof full.DecryptStreamRequestSchema>("keyward.v1.DecryptStreamRequest", [
  oneof("part", 1, "begin", DecryptBeginSchema),
  oneof("part", 2, "chunk", "bytes"),
  oneof("part", 3, "tag", "bytes"),
]);

export type DecryptStarted = full.DecryptStarted;
export const DecryptStartedSchema = schema<typeof full.DecryptStartedSchema>("keyward.v1.DecryptStarted", [
  implicit(1, "algorithm", "string"),
  optional(2, "profile", ProfileRefSchema),
]);

export type DecryptStreamResponse = full.DecryptStreamResponse;
export const DecryptStreamResponseSchema = schema<typeof full.DecryptStreamResponseSchema>("keyward.v1.DecryptStreamResponse", [
  oneof("part", 1, "started", DecryptStartedSchema),
  oneof("part", 2, "chunk", "bytes"),
]);
