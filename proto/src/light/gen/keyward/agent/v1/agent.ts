// Code generated from proto/keyward/agent/v1/agent.proto by tools/generate/light; do not edit.
import type * as full from "../../../../../gen/keyward/agent/v1/agent_pb.ts";
import { implicit, oneof, repeated, schema } from "../../../../schema.ts";

export const KeyVersionState: typeof full.KeyVersionState = { UNSPECIFIED: 0, STAGED: 1, ACTIVE: 2, RETIRED: 3 };
export type KeyVersionState = full.KeyVersionState;

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

export type HeldVersion = full.HeldVersion;
export const HeldVersionSchema = schema<typeof full.HeldVersionSchema>("keyward.agent.v1.HeldVersion", [
  implicit(1, "version", "uint32"),
  implicit(2, "fingerprint", "string"),
]);

export type KeySetAcknowledgement = full.KeySetAcknowledgement;
export const KeySetAcknowledgementSchema = schema<typeof full.KeySetAcknowledgementSchema>("keyward.agent.v1.KeySetAcknowledgement", [
  implicit(1, "key", "string"),
  implicit(2, "keyUid", "string"),
  implicit(3, "revision", "uint64"),
  repeated(4, "versions", HeldVersionSchema),
  implicit(5, "fault", "string"),
]);

export type SignOperation = full.SignOperation;
export const SignOperationSchema = schema<typeof full.SignOperationSchema>("keyward.agent.v1.SignOperation", [
  implicit(1, "algorithm", "string"),
  oneof("input", 2, "message", "bytes"),
  oneof("input", 3, "digest", "bytes"),
]);

export type ComputeMacOperation = full.ComputeMacOperation;
export const ComputeMacOperationSchema = schema<typeof full.ComputeMacOperationSchema>("keyward.agent.v1.ComputeMacOperation", [
  implicit(1, "algorithm", "string"),
  implicit(2, "message", "bytes"),
]);

export type VerifyMacOperation = full.VerifyMacOperation;
export const VerifyMacOperationSchema = schema<typeof full.VerifyMacOperationSchema>("keyward.agent.v1.VerifyMacOperation", [
  implicit(1, "algorithm", "string"),
  implicit(2, "message", "bytes"),
  implicit(3, "mac", "bytes"),
]);

export type DecryptOperation = full.DecryptOperation;
export const DecryptOperationSchema = schema<typeof full.DecryptOperationSchema>("keyward.agent.v1.DecryptOperation", [
  implicit(1, "algorithm", "string"),
  implicit(2, "cipherText", "bytes"),
]);

export type AgreeOperation = full.AgreeOperation;
export const AgreeOperationSchema = schema<typeof full.AgreeOperationSchema>("keyward.agent.v1.AgreeOperation", [
  implicit(1, "peerKey", "bytes"),
]);

export type KeyOperation = full.KeyOperation;
export const KeyOperationSchema = schema<typeof full.KeyOperationSchema>("keyward.agent.v1.KeyOperation", [
  implicit(1, "id", "uint64"),
  implicit(2, "key", "string"),
  implicit(3, "keyUid", "string"),
  implicit(4, "version", "uint32"),
  implicit(5, "container", "string"),
  implicit(6, "timeoutMs", "uint32"),
  oneof("operation", 7, "sign", SignOperationSchema),
  oneof("operation", 8, "computeMac", ComputeMacOperationSchema),
  oneof("operation", 9, "verifyMac", VerifyMacOperationSchema),
  oneof("operation", 10, "decrypt", DecryptOperationSchema),
  oneof("operation", 11, "agree", AgreeOperationSchema),
]);

export type OperationCancellation = full.OperationCancellation;
export const OperationCancellationSchema = schema<typeof full.OperationCancellationSchema>("keyward.agent.v1.OperationCancellation", [
  implicit(1, "id", "uint64"),
]);

export type ConnectRequest = full.ConnectRequest;
export const ConnectRequestSchema = schema<typeof full.ConnectRequestSchema>("keyward.agent.v1.ConnectRequest", [
  oneof("message", 1, "hello", HelloSchema),
  oneof("message", 2, "acknowledgement", ProfileAcknowledgementSchema),
  oneof("message", 3, "pong", PongSchema),
  oneof("message", 4, "keySetAcknowledgement", KeySetAcknowledgementSchema),
  oneof("message", 5, "operation", KeyOperationSchema),
  oneof("message", 6, "cancellation", OperationCancellationSchema),
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
  implicit(4, "keyUid", "string"),
]);

export type Ping = full.Ping;
export const PingSchema = schema<typeof full.PingSchema>("keyward.agent.v1.Ping", [
  implicit(1, "intervalMs", "uint32"),
]);

export type RemoteKey = full.RemoteKey;
export const RemoteKeySchema = schema<typeof full.RemoteKeySchema>("keyward.agent.v1.RemoteKey", [
  repeated(1, "operations", "string"),
  implicit(2, "signsDigests", "bool"),
  implicit(3, "maxMessageBytes", "uint32"),
]);

export type KeySetVersion = full.KeySetVersion;
export const KeySetVersionSchema = schema<typeof full.KeySetVersionSchema>("keyward.agent.v1.KeySetVersion", [
  implicit(1, "version", "uint32"),
  implicit(2, "state", "enum"),
  implicit(3, "publicKey", "bytes"),
  implicit(4, "fingerprint", "string"),
  oneof("material", 5, "privateKey", "bytes"),
  oneof("material", 6, "remote", RemoteKeySchema),
  repeated(7, "certificateChain", "bytes"),
  implicit(8, "unchanged", "bool"),
]);

export type KeySet = full.KeySet;
export const KeySetSchema = schema<typeof full.KeySetSchema>("keyward.agent.v1.KeySet", [
  implicit(1, "key", "string"),
  implicit(2, "keyUid", "string"),
  implicit(3, "policy", "string"),
  implicit(4, "policyUid", "string"),
  implicit(5, "revision", "uint64"),
  implicit(6, "activeVersion", "uint32"),
  repeated(7, "usages", "string"),
  implicit(8, "algorithm", "string"),
  repeated(9, "versions", KeySetVersionSchema),
]);

export type OperationFault = full.OperationFault;
export const OperationFaultSchema = schema<typeof full.OperationFaultSchema>("keyward.agent.v1.OperationFault", [
  implicit(1, "code", "uint32"),
  implicit(2, "message", "string"),
  implicit(3, "retryAfterMs", "uint32"),
]);

export type OperationResult = full.OperationResult;
export const OperationResultSchema = schema<typeof full.OperationResultSchema>("keyward.agent.v1.OperationResult", [
  implicit(1, "id", "uint64"),
  oneof("result", 2, "output", "bytes"),
  oneof("result", 3, "valid", "bool"),
  oneof("result", 4, "fault", OperationFaultSchema),
]);

export type TrustBundle = full.TrustBundle;
export const TrustBundleSchema = schema<typeof full.TrustBundleSchema>("keyward.agent.v1.TrustBundle", [
  implicit(1, "key", "string"),
  implicit(2, "keyUid", "string"),
  implicit(3, "revision", "uint64"),
  repeated(4, "roots", "bytes"),
  repeated(5, "intermediates", "bytes"),
]);

export type ConnectResponse = full.ConnectResponse;
export const ConnectResponseSchema = schema<typeof full.ConnectResponseSchema>("keyward.agent.v1.ConnectResponse", [
  oneof("message", 1, "welcome", WelcomeSchema),
  oneof("message", 2, "key", KeyMaterialSchema),
  oneof("message", 3, "withdrawal", KeyWithdrawalSchema),
  oneof("message", 4, "ping", PingSchema),
  oneof("message", 5, "keySet", KeySetSchema),
  oneof("message", 6, "operationResult", OperationResultSchema),
  oneof("message", 7, "trustBundle", TrustBundleSchema),
]);
