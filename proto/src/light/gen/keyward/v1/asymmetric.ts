// Code generated from proto/keyward/v1/asymmetric.proto by tools/generate/light; do not edit.
import type * as full from "../../../../gen/keyward/v1/asymmetric_pb.ts";
import { implicit, optional, schema } from "../../../schema.ts";
import { KeyRefSchema, ProfileRefSchema } from "./reference.ts";

export type HpkeOptions = full.HpkeOptions;
export const HpkeOptionsSchema = schema<typeof full.HpkeOptionsSchema>("keyward.v1.HpkeOptions", [
  implicit(1, "info", "bytes"),
  implicit(2, "associatedData", "bytes"),
  optional(3, "preSharedKey", KeyRefSchema),
  implicit(4, "preSharedKeyId", "bytes"),
  optional(5, "sender", KeyRefSchema),
]);

export type EncryptAsymmetricRequest = full.EncryptAsymmetricRequest;
export const EncryptAsymmetricRequestSchema = schema<typeof full.EncryptAsymmetricRequestSchema>("keyward.v1.EncryptAsymmetricRequest", [
  optional(1, "key", KeyRefSchema),
  implicit(2, "algorithm", "string"),
  implicit(3, "plaintext", "bytes"),
  implicit(4, "label", "bytes"),
  optional(5, "hpke", HpkeOptionsSchema),
]);

export type EncryptAsymmetricResponse = full.EncryptAsymmetricResponse;
export const EncryptAsymmetricResponseSchema = schema<typeof full.EncryptAsymmetricResponseSchema>("keyward.v1.EncryptAsymmetricResponse", [
  implicit(1, "ciphertext", "bytes"),
  implicit(2, "encapsulatedKey", "bytes"),
  implicit(3, "algorithm", "string"),
  optional(4, "profile", ProfileRefSchema),
]);

export type DecryptAsymmetricRequest = full.DecryptAsymmetricRequest;
export const DecryptAsymmetricRequestSchema = schema<typeof full.DecryptAsymmetricRequestSchema>("keyward.v1.DecryptAsymmetricRequest", [
  optional(1, "key", KeyRefSchema),
  implicit(2, "algorithm", "string"),
  implicit(3, "ciphertext", "bytes"),
  implicit(4, "label", "bytes"),
  optional(5, "hpke", HpkeOptionsSchema),
  implicit(6, "encapsulatedKey", "bytes"),
]);

export type DecryptAsymmetricResponse = full.DecryptAsymmetricResponse;
export const DecryptAsymmetricResponseSchema = schema<typeof full.DecryptAsymmetricResponseSchema>("keyward.v1.DecryptAsymmetricResponse", [
  implicit(1, "plaintext", "bytes"),
  implicit(2, "algorithm", "string"),
  optional(3, "profile", ProfileRefSchema),
]);
