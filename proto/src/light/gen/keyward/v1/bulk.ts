// Code generated from proto/keyward/v1/bulk.proto by tools/generate/light; do not edit.
import type * as full from "../../../../gen/keyward/v1/bulk_pb.ts";
import { implicit, optional, schema } from "../../../schema.ts";
import { DecryptBeginSchema, EncryptBeginSchema } from "./cipher.ts";
import { HashBeginSchema } from "./hash.ts";
import { MacBeginSchema, VerifyMacBeginSchema } from "./mac.ts";
import { ProfileRefSchema } from "./reference.ts";
import { SignBeginSchema, VerifyBeginSchema } from "./signature.ts";

export type FileRange = full.FileRange;
export const FileRangeSchema = schema<typeof full.FileRangeSchema>("keyward.v1.FileRange", [
  implicit(1, "name", "string"),
  implicit(2, "offset", "uint64"),
  implicit(3, "length", "uint64"),
]);

export type HashFileRequest = full.HashFileRequest;
export const HashFileRequestSchema = schema<typeof full.HashFileRequestSchema>("keyward.v1.HashFileRequest", [
  optional(1, "begin", HashBeginSchema),
  optional(2, "input", FileRangeSchema),
]);

export type HashFileResponse = full.HashFileResponse;
export const HashFileResponseSchema = schema<typeof full.HashFileResponseSchema>("keyward.v1.HashFileResponse", [
  implicit(1, "digest", "bytes"),
  implicit(2, "algorithm", "string"),
  optional(3, "profile", ProfileRefSchema),
  implicit(4, "bytesRead", "uint64"),
]);

export type ComputeMacFileRequest = full.ComputeMacFileRequest;
export const ComputeMacFileRequestSchema = schema<typeof full.ComputeMacFileRequestSchema>("keyward.v1.ComputeMacFileRequest", [
  optional(1, "begin", MacBeginSchema),
  optional(2, "input", FileRangeSchema),
]);

export type ComputeMacFileResponse = full.ComputeMacFileResponse;
export const ComputeMacFileResponseSchema = schema<typeof full.ComputeMacFileResponseSchema>("keyward.v1.ComputeMacFileResponse", [
  implicit(1, "tag", "bytes"),
  implicit(2, "algorithm", "string"),
  optional(3, "profile", ProfileRefSchema),
  implicit(4, "bytesRead", "uint64"),
]);

export type VerifyMacFileRequest = full.VerifyMacFileRequest;
export const VerifyMacFileRequestSchema = schema<typeof full.VerifyMacFileRequestSchema>("keyward.v1.VerifyMacFileRequest", [
  optional(1, "begin", VerifyMacBeginSchema),
  optional(2, "input", FileRangeSchema),
]);

export type VerifyMacFileResponse = full.VerifyMacFileResponse;
export const VerifyMacFileResponseSchema = schema<typeof full.VerifyMacFileResponseSchema>("keyward.v1.VerifyMacFileResponse", [
  implicit(1, "valid", "bool"),
  implicit(2, "algorithm", "string"),
  optional(3, "profile", ProfileRefSchema),
  implicit(4, "bytesRead", "uint64"),
]);

export type EncryptFileRequest = full.EncryptFileRequest;
export const EncryptFileRequestSchema = schema<typeof full.EncryptFileRequestSchema>("keyward.v1.EncryptFileRequest", [
  optional(1, "begin", EncryptBeginSchema),
  optional(2, "input", FileRangeSchema),
  optional(3, "output", FileRangeSchema),
]);

export type EncryptFileResponse = full.EncryptFileResponse;
export const EncryptFileResponseSchema = schema<typeof full.EncryptFileResponseSchema>("keyward.v1.EncryptFileResponse", [
  implicit(1, "nonce", "bytes"),
  implicit(2, "tag", "bytes"),
  implicit(3, "algorithm", "string"),
  optional(4, "profile", ProfileRefSchema),
  implicit(5, "bytesRead", "uint64"),
  implicit(6, "bytesWritten", "uint64"),
]);

export type DecryptFileRequest = full.DecryptFileRequest;
export const DecryptFileRequestSchema = schema<typeof full.DecryptFileRequestSchema>("keyward.v1.DecryptFileRequest", [
  optional(1, "begin", DecryptBeginSchema),
  optional(2, "input", FileRangeSchema),
  optional(3, "output", FileRangeSchema),
  implicit(4, "tag", "bytes"),
]);

export type DecryptFileResponse = full.DecryptFileResponse;
export const DecryptFileResponseSchema = schema<typeof full.DecryptFileResponseSchema>("keyward.v1.DecryptFileResponse", [
  implicit(1, "algorithm", "string"),
  optional(2, "profile", ProfileRefSchema),
  implicit(3, "bytesRead", "uint64"),
  implicit(4, "bytesWritten", "uint64"),
]);

export type SignFileRequest = full.SignFileRequest;
export const SignFileRequestSchema = schema<typeof full.SignFileRequestSchema>("keyward.v1.SignFileRequest", [
  optional(1, "begin", SignBeginSchema),
  optional(2, "input", FileRangeSchema),
]);

export type SignFileResponse = full.SignFileResponse;
export const SignFileResponseSchema = schema<typeof full.SignFileResponseSchema>("keyward.v1.SignFileResponse", [
  implicit(1, "signature", "bytes"),
  implicit(2, "algorithm", "string"),
  optional(3, "profile", ProfileRefSchema),
  implicit(4, "bytesRead", "uint64"),
]);

export type VerifyFileRequest = full.VerifyFileRequest;
export const VerifyFileRequestSchema = schema<typeof full.VerifyFileRequestSchema>("keyward.v1.VerifyFileRequest", [
  optional(1, "begin", VerifyBeginSchema),
  optional(2, "input", FileRangeSchema),
]);

export type VerifyFileResponse = full.VerifyFileResponse;
export const VerifyFileResponseSchema = schema<typeof full.VerifyFileResponseSchema>("keyward.v1.VerifyFileResponse", [
  implicit(1, "valid", "bool"),
  implicit(2, "algorithm", "string"),
  optional(3, "profile", ProfileRefSchema),
  implicit(4, "bytesRead", "uint64"),
]);
