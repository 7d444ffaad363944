// Code generated from proto/keyward/v1/batch.proto by tools/generate/light; do not edit.
import type * as full from "../../../../gen/keyward/v1/batch_pb.ts";
import { implicit, oneof, repeated, schema } from "../../../schema.ts";
import { StatusSchema } from "./status.ts";

export type BatchItem = full.BatchItem;
export const BatchItemSchema = schema<typeof full.BatchItemSchema>("keyward.v1.BatchItem", [
  implicit(1, "method", "string"),
  implicit(2, "operation", "uint32"),
  implicit(3, "request", "bytes"),
]);

export type ExecuteRequest = full.ExecuteRequest;
export const ExecuteRequestSchema = schema<typeof full.ExecuteRequestSchema>("keyward.v1.ExecuteRequest", [
  implicit(1, "method", "string"),
  implicit(2, "operation", "uint32"),
  repeated(3, "items", BatchItemSchema),
]);

export type BatchResult = full.BatchResult;
export const BatchResultSchema = schema<typeof full.BatchResultSchema>("keyward.v1.BatchResult", [
  oneof("result", 1, "response", "bytes"),
  oneof("result", 2, "failure", StatusSchema),
]);

export type ExecuteResponse = full.ExecuteResponse;
export const ExecuteResponseSchema = schema<typeof full.ExecuteResponseSchema>("keyward.v1.ExecuteResponse", [
  repeated(1, "results", BatchResultSchema),
]);
