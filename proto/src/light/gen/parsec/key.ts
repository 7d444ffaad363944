// Code generated from proto/parsec/key.proto by tools/generate/light; do not edit.
import type * as full from "../../../gen/parsec/key_pb.ts";
import { implicit, optional, schema } from "../../schema.ts";
import { KeyAttributesSchema } from "./attributes.ts";

export const CheckType: typeof full.CheckType = { NONE: 0, USE: 1, GENERATE: 2, IMPORT: 3, DERIVE: 4 };
export type CheckType = full.CheckType;

export type GenerateKeyRequest = full.GenerateKeyRequest;
export const GenerateKeyRequestSchema = schema<typeof full.GenerateKeyRequestSchema>("parsec.GenerateKeyRequest", [
  implicit(1, "keyName", "string"),
  optional(2, "attributes", KeyAttributesSchema),
]);

export type ImportKeyRequest = full.ImportKeyRequest;
export const ImportKeyRequestSchema = schema<typeof full.ImportKeyRequestSchema>("parsec.ImportKeyRequest", [
  implicit(1, "keyName", "string"),
  optional(2, "attributes", KeyAttributesSchema),
  implicit(3, "data", "bytes"),
]);

export type KeyRequest = full.KeyRequest;
export const KeyRequestSchema = schema<typeof full.KeyRequestSchema>("parsec.KeyRequest", [
  implicit(1, "keyName", "string"),
]);

export type ExportKeyResult = full.ExportKeyResult;
export const ExportKeyResultSchema = schema<typeof full.ExportKeyResultSchema>("parsec.ExportKeyResult", [
  implicit(1, "data", "bytes"),
]);

export type CanDoCryptoRequest = full.CanDoCryptoRequest;
export const CanDoCryptoRequestSchema = schema<typeof full.CanDoCryptoRequestSchema>("parsec.CanDoCryptoRequest", [
  implicit(1, "checkType", "enum"),
  optional(2, "attributes", KeyAttributesSchema),
]);
