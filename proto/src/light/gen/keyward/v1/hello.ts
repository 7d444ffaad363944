// Code generated from proto/keyward/v1/hello.proto by tools/generate/light; do not edit.
import type * as full from "../../../../gen/keyward/v1/hello_pb.ts";
import { implicit, optional, repeated, schema } from "../../../schema.ts";

export type HelloRequest = full.HelloRequest;
export const HelloRequestSchema = schema<typeof full.HelloRequestSchema>("keyward.v1.HelloRequest", [
  implicit(1, "lowestVersion", "uint32"),
  implicit(2, "highestVersion", "uint32"),
]);

export type WireLimits = full.WireLimits;
export const WireLimitsSchema = schema<typeof full.WireLimitsSchema>("keyward.v1.WireLimits", [
  implicit(1, "maxRequestBytes", "uint32"),
  implicit(2, "maxResponseBytes", "uint32"),
  implicit(3, "maxPipelined", "uint32"),
  implicit(4, "maxPipelinedBytes", "uint32"),
  implicit(5, "maxBatchItems", "uint32"),
]);

export type HelloResponse = full.HelloResponse;
export const HelloResponseSchema = schema<typeof full.HelloResponseSchema>("keyward.v1.HelloResponse", [
  implicit(1, "version", "uint32"),
  repeated(2, "operations", "uint32"),
  optional(3, "limits", WireLimitsSchema),
  implicit(4, "serverVersion", "string"),
]);
