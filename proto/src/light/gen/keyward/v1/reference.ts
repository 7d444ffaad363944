// Code generated from proto/keyward/v1/reference.proto by tools/generate/light; do not edit.
import type * as full from "../../../../gen/keyward/v1/reference_pb.ts";
import { implicit, oneof, schema } from "../../../schema.ts";

export type ProfileRef = full.ProfileRef;
export const ProfileRefSchema = schema<typeof full.ProfileRefSchema>("keyward.v1.ProfileRef", [
  implicit(1, "name", "string"),
  implicit(2, "uid", "string"),
  implicit(3, "generation", "int64"),
]);

export type KeyRef = full.KeyRef;
export const KeyRefSchema = schema<typeof full.KeyRefSchema>("keyward.v1.KeyRef", [
  oneof("key", 1, "id", "string"),
  oneof("key", 2, "name", "string"),
  oneof("key", 3, "policy", "string"),
  implicit(4, "version", "uint32"),
]);
