import { KeywardError } from "@keyward/core/errors/keyward-error";
import { parseTimeout } from "@keyward/core/grpc/timeout";
import { quote } from "@keyward/core/text/quote";
import type { Metadata } from "../metadata/metadata.ts";
import type { Method, Service } from "./method.ts";

/** Source: RFC 9110, 15.5 */
const METHOD_NOT_ALLOWED = 405;
const UNSUPPORTED_MEDIA_TYPE = 415;

/** Where a request goes: to a method, back with a gRPC status, or back with an HTTP status because it is no gRPC. */
export type Route =
  | { readonly kind: "method"; readonly method: Method; readonly timeoutMs: number | undefined }
  | { readonly kind: "refused"; readonly error: KeywardError }
  | { readonly kind: "not-grpc"; readonly httpStatus: number };

export type Services = ReadonlyMap<string, Service>;

/**
 * Reads a request's headers. `:authority` is not looked at: clients of Unix sockets put anything there.
 * Source: gRPC over HTTP/2, Requests
 */
export function route(headers: Metadata, services: Services): Route {
  if (headers[":method"] !== "POST") return { kind: "not-grpc", httpStatus: METHOD_NOT_ALLOWED };
  if (!isGrpc(headers["content-type"])) {
    return { kind: "not-grpc", httpStatus: UNSUPPORTED_MEDIA_TYPE };
  }
  try {
    refuseCompression(headers["grpc-encoding"]);
    const timeout = headers["grpc-timeout"];
    const timeoutMs = typeof timeout === "string" ? parseTimeout(timeout) : undefined;
    return { kind: "method", method: findMethod(String(headers[":path"] ?? ""), services), timeoutMs };
  } catch (error) {
    if (error instanceof KeywardError) return { kind: "refused", error };
    throw error;
  }
}

function isGrpc(contentType: Metadata[string]): boolean {
  if (contentType === "application/grpc") return true;
  const type = String(contentType).split(";", 1)[0]?.trim().toLowerCase();
  return type === "application/grpc" || type === "application/grpc+proto";
}

function refuseCompression(encoding: Metadata[string]): void {
  if (encoding === undefined || encoding === "identity") return;
  throw new KeywardError(
    "NOT_SUPPORTED",
    `grpc-encoding ${quote(String(encoding))} is not supported; there is identity`,
  );
}

function findMethod(path: string, services: Services): Method {
  const [, serviceName = "", methodName = "", ...rest] = path.split("/");
  const service = services.get(serviceName);
  if (service === undefined || rest.length > 0) {
    throw new KeywardError(
      "NOT_SUPPORTED",
      `unknown service ${serviceName === "" ? quote(path) : serviceName}`.slice(0, 200),
    );
  }
  const method = service.methods.get(methodName);
  if (method !== undefined) return method;
  throw new KeywardError("NOT_SUPPORTED", `unknown method ${methodName} for service ${serviceName}`.slice(0, 200));
}
