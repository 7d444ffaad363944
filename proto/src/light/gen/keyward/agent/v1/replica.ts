// Code generated from proto/keyward/agent/v1/replica.proto by tools/generate/light; do not edit.
import type * as full from "../../../../../gen/keyward/agent/v1/replica_pb.ts";
import { implicit, oneof, schema } from "../../../../schema.ts";
import { KeySetAcknowledgementSchema, PingSchema, ProfileAcknowledgementSchema } from "./agent.ts";

export type WatchRequest = full.WatchRequest;
export const WatchRequestSchema = schema<typeof full.WatchRequestSchema>("keyward.agent.v1.WatchRequest", [
  implicit(1, "protocolVersion", "uint32"),
]);

export type PodConnected = full.PodConnected;
export const PodConnectedSchema = schema<typeof full.PodConnectedSchema>("keyward.agent.v1.PodConnected", []);

export type PodDisconnected = full.PodDisconnected;
export const PodDisconnectedSchema = schema<typeof full.PodDisconnectedSchema>("keyward.agent.v1.PodDisconnected", []);

export type KeyTrouble = full.KeyTrouble;
export const KeyTroubleSchema = schema<typeof full.KeyTroubleSchema>("keyward.agent.v1.KeyTrouble", [
  implicit(1, "key", "string"),
]);

export type PodReport = full.PodReport;
export const PodReportSchema = schema<typeof full.PodReportSchema>("keyward.agent.v1.PodReport", [
  implicit(1, "podUid", "string"),
  implicit(2, "profileKey", "string"),
  implicit(3, "stream", "uint64"),
  implicit(4, "streamAgeMs", "uint32"),
  implicit(5, "ageMs", "uint32"),
  implicit(6, "protocolVersion", "uint32"),
  oneof("said", 7, "connected", PodConnectedSchema),
  oneof("said", 8, "profile", ProfileAcknowledgementSchema),
  oneof("said", 9, "keySet", KeySetAcknowledgementSchema),
  oneof("said", 10, "disconnected", PodDisconnectedSchema),
  oneof("said", 11, "keyTrouble", KeyTroubleSchema),
]);

export type WatchSynced = full.WatchSynced;
export const WatchSyncedSchema = schema<typeof full.WatchSyncedSchema>("keyward.agent.v1.WatchSynced", []);

export type WatchResponse = full.WatchResponse;
export const WatchResponseSchema = schema<typeof full.WatchResponseSchema>("keyward.agent.v1.WatchResponse", [
  oneof("event", 1, "report", PodReportSchema),
  oneof("event", 2, "synced", WatchSyncedSchema),
  oneof("event", 3, "ping", PingSchema),
]);
