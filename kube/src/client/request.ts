import { errorFromResponse } from "../watch/kube-error.ts";
import type { Query } from "../watch/resource.ts";
import { type KubeResponse, type KubeTransport, type RequestOptions, TransportError } from "../watch/transport.ts";

/** Bounds how long and under which condition one client's requests run. */
export interface RequestLimits {
  /** Where a call names no time of its own. */
  timeoutMs: number;
  /** No write may take longer, whatever its call says. */
  maxWriteMs?: number;
  /** Runs right before a write goes out; what it throws stops the write. */
  beforeWrite?: () => void;
}

export interface CallOptions {
  /** Instead of the client's own. */
  timeoutMs?: number;
  signal?: AbortSignal;
}

export interface Call extends CallOptions {
  method: RequestOptions["method"];
  path: string;
  query?: Query;
  contentType?: string;
  body?: unknown;
}

/** Sends one request and returns the parsed answer. @throws KubeError for any status but 2xx; TransportError */
export async function send(transport: KubeTransport, limits: RequestLimits, call: Call): Promise<unknown> {
  const { method, path, signal, contentType = "application/json" } = call;
  const writes = method !== "GET";
  const timeoutMs = Math.min(call.timeoutMs ?? limits.timeoutMs, writes ? (limits.maxWriteMs ?? Infinity) : Infinity);
  // The server gives up no later than we do: a write that we call failed must not happen long after.
  const bound = writes ? { timeout: `${timeoutMs}ms` } : {};
  const response = await transport.request({
    method,
    path,
    query: { ...call.query, ...bound },
    timeoutMs,
    ...(call.body === undefined ? {} : { body: JSON.stringify(call.body), headers: { "content-type": contentType } }),
    ...(signal && { signal }),
    ...(writes && limits.beforeWrite && { beforeSend: limits.beforeWrite }),
  });
  const request = `${method} ${path}`;
  if (response.status < 200 || response.status > 299) throw errorFromResponse(request, response);
  return parse(request, response);
}

function parse(request: string, response: KubeResponse): unknown {
  try {
    return JSON.parse(response.body.toString("utf8"));
  } catch (error) {
    throw new TransportError("broken", `${request}: the answer is no JSON: ${(error as Error).message}`, error);
  }
}
