import { Http2Error } from "@keyward/core/http2/error-code";
import type { Metadata } from "../../grpc/metadata/metadata.ts";

/** Source: RFC 9110, 5.6.2, without upper case (RFC 9113, 8.2.1) */
const NAME = /^[!#$%&'*+.^_`|~0-9a-z-]+$/;

/** Source: RFC 9113, 8.2.1 */
const FORBIDDEN_IN_VALUE = /[\0\r\n]|^[ \t]|[ \t]$/;

/** Source: RFC 9113, 8.2.2 */
const CONNECTION_SPECIFIC: ReadonlySet<string> = new Set([
  "connection",
  "keep-alive",
  "proxy-connection",
  "transfer-encoding",
  "upgrade",
]);

const REQUEST_PSEUDO: ReadonlySet<string> = new Set([":method", ":scheme", ":authority", ":path"]);
const DIGITS = /^\d{1,15}$/;
const COLON = 0x3a;

/** Collects a request's fields and holds each to the rules of RFC 9113, 8.2 and 8.3. */
export class FieldRules {
  readonly metadata: Record<string, string> = Object.create(null);
  #sawRegular = false;

  /** @returns what is wrong */
  take(name: string, value: string): string | undefined {
    const fault = name.charCodeAt(0) === COLON ? this.pseudoFault(name) : this.#regularFault(name, value);
    if (fault !== undefined) return fault;
    if (FORBIDDEN_IN_VALUE.test(value)) return `field ${name} with a value that HTTP does not allow`;
    this.#keep(name, value);
    return undefined;
  }

  protected pseudoFault(name: string): string | undefined {
    if (this.#sawRegular) return "a pseudo-header field behind a regular one";
    if (!REQUEST_PSEUDO.has(name)) return "an unknown pseudo-header field";
    return name in this.metadata ? `${name} more than once` : undefined;
  }

  #regularFault(name: string, value: string): string | undefined {
    this.#sawRegular = true;
    if (!NAME.test(name)) return "a field name that HTTP/2 does not allow";
    if (CONNECTION_SPECIFIC.has(name)) return `the field ${name} is not for HTTP/2`;
    return name === "te" && value !== "trailers" ? "te with another value than trailers" : undefined;
  }

  #keep(name: string, value: string): void {
    const before = this.metadata[name];
    this.metadata[name] = before === undefined ? value : `${before}${name === "cookie" ? "; " : ", "}${value}`;
  }
}

/** Trailers have no pseudo-header fields. Source: RFC 9113, 8.1 */
export class TrailerRules extends FieldRules {
  protected override pseudoFault(): string {
    return "a pseudo-header field in trailers";
  }
}

/**
 * @returns the content-length, where there is one
 * @throws Http2Error of the stream where a field lacks that every request has
 */
export function assertRequest(metadata: Metadata, streamId: number): number | undefined {
  for (const name of [":method", ":scheme", ":path"]) {
    if (!metadata[name]) throw new Http2Error("PROTOCOL_ERROR", `a request without ${name}`, streamId);
  }
  const text = metadata["content-length"];
  if (text === undefined) return undefined;
  if (!DIGITS.test(String(text)))
    throw new Http2Error("PROTOCOL_ERROR", "a content-length that is no number", streamId);
  return Number(text);
}
