import { Buffer } from "node:buffer";
import { decodeBase64url, encodeBase64url } from "./base64url.ts";
import { joseFault } from "./jose-fault.ts";

/** Of a payload that is signed. */
export const MAX_PAYLOAD_BYTES = 1_048_576;

/** Room for the longest payload, header and signature (SLH-DSA, 49,856 bytes) in base64url. */
const MAX_COMPACT_CHARACTERS = 1_500_000;

/** Bytes of a decoded header. */
export const MAX_HEADER_BYTES = 8192;

export interface CompactParts {
  readonly header: Uint8Array;
  readonly payload: Uint8Array;
  readonly signature: Uint8Array;
  /** What was signed. */
  readonly signingInput: Uint8Array;
}

/**
 * Takes a JWS of the compact form apart: exactly three parts, each base64url without padding.
 * @throws INVALID_ARGUMENT that says which part is wrong
 * Source: RFC 7515, 3.1 and 5.2
 */
export function readCompact(jws: string): CompactParts {
  if (jws.length > MAX_COMPACT_CHARACTERS) throw joseFault(`it has more than ${MAX_COMPACT_CHARACTERS} characters`);
  const first = jws.indexOf(".");
  const last = jws.lastIndexOf(".");
  if (first === last || jws.indexOf(".", first + 1) !== last) {
    throw joseFault("a JWS of the compact form has three parts with a dot between them");
  }
  const header = decodeBase64url(jws.slice(0, first), "header");
  if (header.length > MAX_HEADER_BYTES) throw joseFault(`the header has more than ${MAX_HEADER_BYTES} bytes`);
  return {
    header,
    payload: decodeBase64url(jws.slice(first + 1, last), "payload"),
    signature: decodeBase64url(jws.slice(last + 1), "signature"),
    signingInput: Buffer.from(jws.slice(0, last), "latin1"),
  };
}

/** @returns header and payload as they are signed: `writeCompact` adds the signature */
export function signingInputOf(header: string, payload: Uint8Array): string {
  return `${encodeBase64url(Buffer.from(header))}.${encodeBase64url(payload)}`;
}

export function writeCompact(signingInput: string, signature: Uint8Array): string {
  return `${signingInput}.${encodeBase64url(signature)}`;
}
