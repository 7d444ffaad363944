// Code generated from proto/keyward/v1/status.proto by tools/generate/light; do not edit.
import type * as full from "../../../../gen/keyward/v1/status_pb.ts";
import { implicit, repeated, schema } from "../../../schema.ts";

export type StatusDetail = full.StatusDetail;
export const StatusDetailSchema = schema<typeof full.StatusDetailSchema>("keyward.v1.StatusDetail", [
  implicit(1, "typeUrl", "string"),
  implicit(2, "value", "bytes"),
]);

export type Status = full.Status;
export const StatusSchema = schema<typeof full.StatusSchema>("keyward.v1.Status", [
  implicit(1, "code", "int32"),
  implicit(2, "message", "string"),
  repeated(3, "details", StatusDetailSchema),
]);
