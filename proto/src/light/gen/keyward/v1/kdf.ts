// Code generated from proto/keyward/v1/kdf.proto by tools/generate/light; do not edit.
import type * as full from "../../../../gen/keyward/v1/kdf_pb.ts";
import { implicit, oneof, optional, schema } from "../../../schema.ts";
import { KeyRefSchema, ProfileRefSchema } from "./reference.ts";

export const HkdfParameters_Step: typeof full.HkdfParameters_Step = { UNSPECIFIED: 0, EXTRACT: 1, EXPAND: 2 };
export type HkdfParameters_Step = full.HkdfParameters_Step;

export const KbkdfParameters_CounterLocation: typeof full.KbkdfParameters_CounterLocation = { UNSPECIFIED: 0, BEFORE_FIXED: 1, AFTER_FIXED: 2, MIDDLE_FIXED: 3, BEFORE_ITERATION: 4, NONE: 5 };
export type KbkdfParameters_CounterLocation = full.KbkdfParameters_CounterLocation;

export type HkdfParameters = full.HkdfParameters;
export const HkdfParametersSchema = schema<typeof full.HkdfParametersSchema>("keyward.v1.HkdfParameters", [
  implicit(1, "salt", "bytes"),
  implicit(2, "info", "bytes"),
  implicit(3, "step", "enum"),
]);

export type Pbkdf2Parameters = full.Pbkdf2Parameters;
export const Pbkdf2ParametersSchema = schema<typeof full.Pbkdf2ParametersSchema>("keyward.v1.Pbkdf2Parameters", [
  implicit(1, "salt", "bytes"),
  implicit(2, "iterations", "uint32"),
]);

export type ScryptParameters = full.ScryptParameters;
export const ScryptParametersSchema = schema<typeof full.ScryptParametersSchema>("keyward.v1.ScryptParameters", [
  implicit(1, "salt", "bytes"),
  implicit(2, "cost", "uint32"),
  implicit(3, "blockSize", "uint32"),
  implicit(4, "parallelization", "uint32"),
]);

export type KbkdfParameters = full.KbkdfParameters;
export const KbkdfParametersSchema = schema<typeof full.KbkdfParametersSchema>("keyward.v1.KbkdfParameters", [
  implicit(1, "fixedInput", "bytes"),
  implicit(2, "fixedInputAfter", "bytes"),
  implicit(3, "counterBits", "uint32"),
  implicit(4, "counterLocation", "enum"),
  implicit(5, "initializationVector", "bytes"),
]);

export type Tls12PrfParameters = full.Tls12PrfParameters;
export const Tls12PrfParametersSchema = schema<typeof full.Tls12PrfParametersSchema>("keyward.v1.Tls12PrfParameters", [
  implicit(1, "label", "bytes"),
  implicit(2, "seed", "bytes"),
]);

export type Tls13ExpandLabelParameters = full.Tls13ExpandLabelParameters;
export const Tls13ExpandLabelParametersSchema = schema<typeof full.Tls13ExpandLabelParametersSchema>("keyward.v1.Tls13ExpandLabelParameters", [
  implicit(1, "label", "bytes"),
  implicit(2, "context", "bytes"),
]);

export type KmacKdfParameters = full.KmacKdfParameters;
export const KmacKdfParametersSchema = schema<typeof full.KmacKdfParametersSchema>("keyward.v1.KmacKdfParameters", [
  implicit(1, "label", "bytes"),
  implicit(2, "context", "bytes"),
]);

export type KdfParameters = full.KdfParameters;
export const KdfParametersSchema = schema<typeof full.KdfParametersSchema>("keyward.v1.KdfParameters", [
  oneof("parameters", 1, "hkdf", HkdfParametersSchema),
  oneof("parameters", 2, "pbkdf2", Pbkdf2ParametersSchema),
  oneof("parameters", 3, "scrypt", ScryptParametersSchema),
  oneof("parameters", 4, "kbkdf", KbkdfParametersSchema),
  oneof("parameters", 5, "tls12Prf", Tls12PrfParametersSchema),
  oneof("parameters", 6, "tls13ExpandLabel", Tls13ExpandLabelParametersSchema),
  oneof("parameters", 7, "kmac", KmacKdfParametersSchema),
]);

export type DeriveBytesRequest = full.DeriveBytesRequest;
export const DeriveBytesRequestSchema = schema<typeof full.DeriveBytesRequestSchema>("keyward.v1.DeriveBytesRequest", [
  optional(1, "key", KeyRefSchema),
  implicit(2, "algorithm", "string"),
  optional(3, "parameters", KdfParametersSchema),
  implicit(4, "lengthBytes", "uint32"),
]);

export type DeriveBytesResponse = full.DeriveBytesResponse;
export const DeriveBytesResponseSchema = schema<typeof full.DeriveBytesResponseSchema>("keyward.v1.DeriveBytesResponse", [
  implicit(1, "data", "bytes"),
  implicit(2, "algorithm", "string"),
  optional(3, "profile", ProfileRefSchema),
]);
