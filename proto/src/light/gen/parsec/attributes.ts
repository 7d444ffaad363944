// Code generated from proto/parsec/attributes.proto by tools/generate/light; do not edit.
import type * as full from "../../../gen/parsec/attributes_pb.ts";
import { implicit, oneof, optional, schema } from "../../schema.ts";
import { AlgorithmSchema, NothingSchema } from "./algorithm.ts";

export const EccFamily: typeof full.EccFamily = { NONE: 0, SECP_K1: 1, SECP_R1: 2, SECP_R2: 3, SECT_K1: 4, SECT_R1: 5, SECT_R2: 6, BRAINPOOL_P_R1: 7, FRP: 8, MONTGOMERY: 9 };
export type EccFamily = full.EccFamily;

export const DhFamily: typeof full.DhFamily = { RFC7919: 0 };
export type DhFamily = full.DhFamily;

export type OnCurve = full.OnCurve;
export const OnCurveSchema = schema<typeof full.OnCurveSchema>("parsec.OnCurve", [
  implicit(1, "curveFamily", "enum"),
]);

export type InGroup = full.InGroup;
export const InGroupSchema = schema<typeof full.InGroupSchema>("parsec.InGroup", [
  implicit(1, "groupFamily", "enum"),
]);

export type KeyType = full.KeyType;
export const KeyTypeSchema = schema<typeof full.KeyTypeSchema>("parsec.KeyType", [
  oneof("variant", 1, "rawData", NothingSchema),
  oneof("variant", 2, "hmac", NothingSchema),
  oneof("variant", 3, "derive", NothingSchema),
  oneof("variant", 4, "aes", NothingSchema),
  oneof("variant", 5, "des", NothingSchema),
  oneof("variant", 6, "camellia", NothingSchema),
  oneof("variant", 7, "arc4", NothingSchema),
  oneof("variant", 8, "chacha20", NothingSchema),
  oneof("variant", 9, "rsaPublicKey", NothingSchema),
  oneof("variant", 10, "rsaKeyPair", NothingSchema),
  oneof("variant", 11, "eccKeyPair", OnCurveSchema),
  oneof("variant", 12, "eccPublicKey", OnCurveSchema),
  oneof("variant", 13, "dhKeyPair", InGroupSchema),
  oneof("variant", 14, "dhPublicKey", InGroupSchema),
]);

export type UsageFlags = full.UsageFlags;
export const UsageFlagsSchema = schema<typeof full.UsageFlagsSchema>("parsec.UsageFlags", [
  implicit(1, "export", "bool"),
  implicit(2, "copy", "bool"),
  implicit(3, "cache", "bool"),
  implicit(4, "encrypt", "bool"),
  implicit(5, "decrypt", "bool"),
  implicit(6, "signMessage", "bool"),
  implicit(7, "verifyMessage", "bool"),
  implicit(8, "signHash", "bool"),
  implicit(9, "verifyHash", "bool"),
  implicit(10, "derive", "bool"),
]);

export type KeyPolicy = full.KeyPolicy;
export const KeyPolicySchema = schema<typeof full.KeyPolicySchema>("parsec.KeyPolicy", [
  optional(1, "keyUsageFlags", UsageFlagsSchema),
  optional(2, "keyAlgorithm", AlgorithmSchema),
]);

export type KeyAttributes = full.KeyAttributes;
export const KeyAttributesSchema = schema<typeof full.KeyAttributesSchema>("parsec.KeyAttributes", [
  optional(1, "keyType", KeyTypeSchema),
  implicit(2, "keyBits", "uint32"),
  optional(3, "keyPolicy", KeyPolicySchema),
]);
