// Code generated from proto/health/health.proto by tools/generate/light; do not edit.
import type * as full from "../../../gen/health/health_pb.ts";
import { implicit, mapOf, schema } from "../../schema.ts";

export const HealthCheckResponse_ServingStatus: typeof full.HealthCheckResponse_ServingStatus = { UNKNOWN: 0, SERVING: 1, NOT_SERVING: 2, SERVICE_UNKNOWN: 3 };
export type HealthCheckResponse_ServingStatus = full.HealthCheckResponse_ServingStatus;

export type HealthCheckRequest = full.HealthCheckRequest;
export const HealthCheckRequestSchema = schema<typeof full.HealthCheckRequestSchema>("grpc.health.v1.HealthCheckRequest", [
  implicit(1, "service", "string"),
]);

export type HealthCheckResponse = full.HealthCheckResponse;
export const HealthCheckResponseSchema = schema<typeof full.HealthCheckResponseSchema>("grpc.health.v1.HealthCheckResponse", [
  implicit(1, "status", "enum"),
]);

export type HealthListRequest = full.HealthListRequest;
export const HealthListRequestSchema = schema<typeof full.HealthListRequestSchema>("grpc.health.v1.HealthListRequest", []);

export type HealthListResponse = full.HealthListResponse;
export const HealthListResponseSchema = schema<typeof full.HealthListResponseSchema>("grpc.health.v1.HealthListResponse", [
  mapOf(1, "statuses", HealthCheckResponseSchema),
]);
