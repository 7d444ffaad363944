import { Metadata as GrpcJsMetadata } from "@grpc/grpc-js";
import { statusOf } from "@keyward/core/grpc/status";
import { decodeStatusMessage, encodeStatusMessage } from "@keyward/core/grpc/status-message";
import type { AnswerField } from "../grpc/metadata/answer-metadata.ts";
import type { Metadata } from "../grpc/metadata/metadata.ts";

/** @returns what the client sent, without what @grpc/grpc-js keeps to itself: pseudo-header fields and gRPC's own */
export function metadataOf(given: GrpcJsMetadata): Metadata {
  return given.toHttp2Headers() as Metadata;
}

/** -bin values are base64 here, and bytes there. */
export function answerMetadata(fields: readonly AnswerField[] = []): GrpcJsMetadata {
  const metadata = new GrpcJsMetadata();
  for (const { name, value } of fields) {
    metadata.add(name, name.endsWith("-bin") ? Buffer.from(value, "base64") : value);
  }
  return metadata;
}

/** A status as @grpc/grpc-js takes it. It encodes the text with encodeURI, which throws for half a character. */
export function grpcJsStatus(error: unknown, fields?: readonly AnswerField[]) {
  const { code, message, details } = statusOf(error);
  const metadata = answerMetadata(fields);
  if (details !== undefined) metadata.set("grpc-status-details-bin", Buffer.from(details));
  return { code, details: decodeStatusMessage(encodeStatusMessage(message)), metadata };
}
