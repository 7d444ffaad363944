// Code generated from proto/parsec/service.proto by tools/generate/light; do not edit.
import type * as full from "../../../gen/parsec/service_pb.ts";
import { implicit, optional, repeated, schema } from "../../schema.ts";
import { KeyAttributesSchema } from "./attributes.ts";

export type EmptyRequest = full.EmptyRequest;
export const EmptyRequestSchema = schema<typeof full.EmptyRequestSchema>("parsec.EmptyRequest", []);

export type PingResult = full.PingResult;
export const PingResultSchema = schema<typeof full.PingResultSchema>("parsec.PingResult", [
  implicit(1, "wireProtocolVersionMaj", "uint32"),
  implicit(2, "wireProtocolVersionMin", "uint32"),
]);

export type ProviderInfo = full.ProviderInfo;
export const ProviderInfoSchema = schema<typeof full.ProviderInfoSchema>("parsec.ProviderInfo", [
  implicit(1, "uuid", "string"),
  implicit(2, "description", "string"),
  implicit(3, "vendor", "string"),
  implicit(4, "versionMaj", "uint32"),
  implicit(5, "versionMin", "uint32"),
  implicit(6, "versionRev", "uint32"),
  implicit(7, "id", "uint32"),
]);

export type ListProvidersResult = full.ListProvidersResult;
export const ListProvidersResultSchema = schema<typeof full.ListProvidersResultSchema>("parsec.ListProvidersResult", [
  repeated(1, "providers", ProviderInfoSchema),
]);

export type ListOpcodesRequest = full.ListOpcodesRequest;
export const ListOpcodesRequestSchema = schema<typeof full.ListOpcodesRequestSchema>("parsec.ListOpcodesRequest", [
  implicit(1, "providerId", "uint32"),
]);

export type ListOpcodesResult = full.ListOpcodesResult;
export const ListOpcodesResultSchema = schema<typeof full.ListOpcodesResultSchema>("parsec.ListOpcodesResult", [
  repeated(1, "opcodes", "uint32"),
]);

export type AuthenticatorInfo = full.AuthenticatorInfo;
export const AuthenticatorInfoSchema = schema<typeof full.AuthenticatorInfoSchema>("parsec.AuthenticatorInfo", [
  implicit(1, "description", "string"),
  implicit(2, "versionMaj", "uint32"),
  implicit(3, "versionMin", "uint32"),
  implicit(4, "versionRev", "uint32"),
  implicit(5, "id", "uint32"),
]);

export type ListAuthenticatorsResult = full.ListAuthenticatorsResult;
export const ListAuthenticatorsResultSchema = schema<typeof full.ListAuthenticatorsResultSchema>("parsec.ListAuthenticatorsResult", [
  repeated(1, "authenticators", AuthenticatorInfoSchema),
]);

export type KeyInfo = full.KeyInfo;
export const KeyInfoSchema = schema<typeof full.KeyInfoSchema>("parsec.KeyInfo", [
  implicit(1, "providerId", "uint32"),
  implicit(2, "name", "string"),
  optional(3, "attributes", KeyAttributesSchema),
]);

export type ListKeysResult = full.ListKeysResult;
export const ListKeysResultSchema = schema<typeof full.ListKeysResultSchema>("parsec.ListKeysResult", [
  repeated(1, "keys", KeyInfoSchema),
]);

export type ListClientsResult = full.ListClientsResult;
export const ListClientsResultSchema = schema<typeof full.ListClientsResultSchema>("parsec.ListClientsResult", [
  repeated(1, "clients", "string"),
]);

export type DeleteClientRequest = full.DeleteClientRequest;
export const DeleteClientRequestSchema = schema<typeof full.DeleteClientRequestSchema>("parsec.DeleteClientRequest", [
  implicit(1, "client", "string"),
]);
