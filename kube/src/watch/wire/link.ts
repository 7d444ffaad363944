/** One request as it goes out, path and headers complete. */
export interface Outgoing {
  method: string;
  path: string;
  headers: Readonly<Record<string, string>>;
  body: Buffer | undefined;
  /** See RequestOptions.beforeSend. Only with a body. */
  beforeBody: (() => void) | undefined;
}

/** The header of an answer and its body, still to be read. Half a body is an error, never a short body. */
export interface Answer {
  status: number;
  headers: Record<string, string>;
  body: AsyncIterable<Buffer>;
}

/** One connection (HTTP/2) or one pool of connections (HTTP/1.1) to the API server. */
export interface Link {
  /** Does the link notice by itself when the other side falls silent? */
  readonly watched: boolean;
  /** False once it takes no new requests; those that run may go on. */
  readonly open: boolean;
  /**
   * Sends now, in this turn of the event loop. The signal ends the exchange at any point, the answer's body included.
   */
  exchange(outgoing: Outgoing, signal: AbortSignal): Promise<Answer>;
  /** Ends everything on it. */
  destroy(reason: Error): void;
}

/** Headers of an answer that someone reads; everything else is not copied. */
const KEPT_HEADERS = ["content-type", "retry-after", "warning", "audit-id"];

export function keptHeaders(headers: Readonly<Record<string, string | string[] | undefined>>): Record<string, string> {
  const kept: Record<string, string> = {};
  for (const name of KEPT_HEADERS) {
    const value = headers[name];
    if (value !== undefined) kept[name] = Array.isArray(value) ? value.join(", ") : value;
  }
  return kept;
}
