// Code generated from proto/keyward/v1/info.proto by tools/generate/light; do not edit.
import type * as full from "../../../../gen/keyward/v1/info_pb.ts";
import { implicit, optional, repeated, schema } from "../../../schema.ts";
import { ProfileRefSchema } from "./reference.ts";

export type GetCapabilitiesRequest = full.GetCapabilitiesRequest;
export const GetCapabilitiesRequestSchema = schema<typeof full.GetCapabilitiesRequestSchema>("keyward.v1.GetCapabilitiesRequest", []);

export type Issuer = full.Issuer;
export const IssuerSchema = schema<typeof full.IssuerSchema>("keyward.v1.Issuer", [
  implicit(1, "keyPolicy", "string"),
  implicit(2, "ready", "bool"),
]);

export type AlgorithmDescription = full.AlgorithmDescription;
export const AlgorithmDescriptionSchema = schema<typeof full.AlgorithmDescriptionSchema>("keyward.v1.AlgorithmDescription", [
  implicit(1, "name", "string"),
  implicit(2, "strengthBits", "uint32"),
  implicit(3, "fips", "bool"),
  implicit(4, "postQuantum", "bool"),
  implicit(5, "source", "string"),
]);

export type Capability = full.Capability;
export const CapabilitySchema = schema<typeof full.CapabilitySchema>("keyward.v1.Capability", [
  implicit(1, "section", "string"),
  implicit(2, "default", "string"),
  repeated(3, "allowed", AlgorithmDescriptionSchema),
]);

export type Limits = full.Limits;
export const LimitsSchema = schema<typeof full.LimitsSchema>("keyward.v1.Limits", [
  implicit(1, "maxMessageBytes", "uint32"),
  implicit(2, "contexts", "uint32"),
  implicit(3, "ephemeralKeys", "uint32"),
  implicit(4, "namedKeys", "uint32"),
  implicit(5, "contextLifetimeMilliseconds", "uint64"),
  implicit(6, "maxContextLifetimeMilliseconds", "uint64"),
  implicit(7, "unlimitedContexts", "bool"),
]);

export type GetCapabilitiesResponse = full.GetCapabilitiesResponse;
export const GetCapabilitiesResponseSchema = schema<typeof full.GetCapabilitiesResponseSchema>("keyward.v1.GetCapabilitiesResponse", [
  optional(1, "profile", ProfileRefSchema),
  implicit(2, "serverVersion", "string"),
  repeated(3, "services", "string"),
  implicit(4, "defaultHash", "string"),
  repeated(5, "allowedHashes", "string"),
  repeated(6, "issuers", IssuerSchema),
  repeated(7, "capabilities", CapabilitySchema),
  implicit(8, "mode", "string"),
  optional(9, "limits", LimitsSchema),
]);

export type GetServerInfoRequest = full.GetServerInfoRequest;
export const GetServerInfoRequestSchema = schema<typeof full.GetServerInfoRequestSchema>("keyward.v1.GetServerInfoRequest", []);

export type GetServerInfoResponse = full.GetServerInfoResponse;
export const GetServerInfoResponseSchema = schema<typeof full.GetServerInfoResponseSchema>("keyward.v1.GetServerInfoResponse", [
  implicit(1, "version", "string"),
  repeated(2, "wireVersions", "string"),
  implicit(3, "fipsProvider", "bool"),
  implicit(4, "opensslVersion", "string"),
  implicit(5, "durableKeys", "bool"),
]);

export type GetSelfTestReportRequest = full.GetSelfTestReportRequest;
export const GetSelfTestReportRequestSchema = schema<typeof full.GetSelfTestReportRequestSchema>("keyward.v1.GetSelfTestReportRequest", []);

export type SelfTest = full.SelfTest;
export const SelfTestSchema = schema<typeof full.SelfTestSchema>("keyward.v1.SelfTest", [
  implicit(1, "name", "string"),
  implicit(2, "passed", "bool"),
  implicit(3, "fault", "string"),
]);

export type GetSelfTestReportResponse = full.GetSelfTestReportResponse;
export const GetSelfTestReportResponseSchema = schema<typeof full.GetSelfTestReportResponseSchema>("keyward.v1.GetSelfTestReportResponse", [
  implicit(1, "passed", "bool"),
  implicit(2, "finishedAt", "int64"),
  repeated(3, "tests", SelfTestSchema),
]);
