// Code generated from proto/keyward/v1/trust.proto by tools/generate/light; do not edit.
import type * as full from "../../../../gen/keyward/v1/trust_pb.ts";
import { implicit, optional, repeated, schema } from "../../../schema.ts";
import { ProfileRefSchema } from "./reference.ts";

export type GetTrustBundleRequest = full.GetTrustBundleRequest;
export const GetTrustBundleRequestSchema = schema<typeof full.GetTrustBundleRequestSchema>("keyward.v1.GetTrustBundleRequest", [
  implicit(1, "keyPolicy", "string"),
]);

export type TrustBundle = full.TrustBundle;
export const TrustBundleSchema = schema<typeof full.TrustBundleSchema>("keyward.v1.TrustBundle", [
  implicit(1, "keyPolicy", "string"),
  implicit(2, "revision", "uint64"),
  repeated(3, "roots", "bytes"),
  repeated(4, "intermediates", "bytes"),
]);

export type GetTrustBundleResponse = full.GetTrustBundleResponse;
export const GetTrustBundleResponseSchema = schema<typeof full.GetTrustBundleResponseSchema>("keyward.v1.GetTrustBundleResponse", [
  optional(1, "bundle", TrustBundleSchema),
  optional(2, "profile", ProfileRefSchema),
]);

export type WatchTrustBundleRequest = full.WatchTrustBundleRequest;
export const WatchTrustBundleRequestSchema = schema<typeof full.WatchTrustBundleRequestSchema>("keyward.v1.WatchTrustBundleRequest", [
  implicit(1, "keyPolicy", "string"),
]);

export type WatchTrustBundleResponse = full.WatchTrustBundleResponse;
export const WatchTrustBundleResponseSchema = schema<typeof full.WatchTrustBundleResponseSchema>("keyward.v1.WatchTrustBundleResponse", [
  optional(1, "bundle", TrustBundleSchema),
  implicit(2, "rootsChanged", "bool"),
  implicit(3, "earlierInvalid", "bool"),
]);
