// Code generated from proto/keyward/agent/v1/agent.proto by tools/generate/light; do not edit.
import type * as full from "../../../../../gen/keyward/agent/v1/agent_pb.ts";
import { implicit, oneof, repeated, schema } from "../../../../schema.ts";

export type Hello = full.Hello;
export const HelloSchema = schema<typeof full.HelloSchema>("keyward.agent.v1.Hello", [
  implicit(1, "protocolVersion", "uint32"),
  implicit(2, "sidecarVersion", "string"),
  implicit(3, "profile", "string"),
  repeated(4, "containers", "string"),
]);

export type ProfileAcknowledgement = full.ProfileAcknowledgement;
export const ProfileAcknowledgementSchema = schema<typeof full.ProfileAcknowledgementSchema>("keyward.agent.v1.ProfileAcknowledgement", [
  implicit(1, "profileUid", "string"),
  implicit(2, "generation", "int64"),
  implicit(3, "fault", "string"),
  implicit(4, "liveGeneration", "int64"),
]);

export type Pong = full.Pong;
export const PongSchema = schema<typeof full.PongSchema>("keyward.agent.v1.Pong", []);

export type ConnectRequest = full.ConnectRequest;
export const ConnectRequestSchema = schema<typeof full.ConnectRequestSchema>("keyward.agent.v1.ConnectRequest", [
  oneof("message", 1, "hello", HelloSchema),
  oneof("message", 2, "acknowledgement", ProfileAcknowledgementSchema),
  oneof("message", 3, "pong", PongSchema),
]);

export type Welcome = full.Welcome;
export const WelcomeSchema = schema<typeof full.WelcomeSchema>("keyward.agent.v1.Welcome", [
  implicit(1, "protocolVersion", "uint32"),
  implicit(2, "operatorVersion", "string"),
]);

export type KeyMaterial = full.KeyMaterial;
export const KeyMaterialSchema = schema<typeof full.KeyMaterialSchema>("keyward.agent.v1.KeyMaterial", [
  implicit(1, "policy", "string"),
  implicit(2, "policyUid", "string"),
  implicit(3, "version", "uint32"),
  implicit(4, "algorithm", "string"),
  implicit(5, "privateKey", "bytes"),
  repeated(6, "certificateChain", "bytes"),
]);

export type KeyWithdrawal = full.KeyWithdrawal;
export const KeyWithdrawalSchema = schema<typeof full.KeyWithdrawalSchema>("keyward.agent.v1.KeyWithdrawal", [
  implicit(1, "policy", "string"),
  implicit(2, "policyUid", "string"),
  implicit(3, "reason", "string"),
]);

export type Ping = full.Ping;
export const PingSchema = schema<typeof full.PingSchema>("keyward.agent.v1.Ping", [
  implicit(1, "intervalMs", "uint32"),
]);

export type ConnectResponse = full.ConnectResponse;
export const ConnectResponseSchema = schema<typeof full.ConnectResponseSchema>("keyward.agent.v1.ConnectResponse", [
  oneof("message", 1, "welcome", WelcomeSchema),
  oneof("message", 2, "key", KeyMaterialSchema),
  oneof("message", 3, "withdrawal", KeyWithdrawalSchema),
  oneof("message", 4, "ping", PingSchema),
]);
