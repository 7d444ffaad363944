import { derError } from "./der-error.ts";
import type { DerElement } from "./reader.ts";

/** The longest that OpenSSL's own table has is 11; generous, and it bounds the text. */
const MAX_OID_BYTES = 64;
/** Arcs beyond 2^53 would lose digits; eight octets carry 56 bits. */
const MAX_ARC_OCTETS = 7;

/** @returns the dotted form. Source: X.690, 8.19 */
export function decodeOid(element: DerElement, what: string): string {
  const { content, at } = element;
  if (content.length === 0 || content.length > MAX_OID_BYTES)
    throw derError(what, "OBJECT IDENTIFIER of bad length", at);
  const arcs = splitArcs(content, what, at);
  const [first = 0, ...rest] = arcs;
  const root = Math.min(2, Math.floor(first / 40));
  return [root, first - root * 40, ...rest].join(".");
}

function splitArcs(content: Uint8Array, what: string, at: number): number[] {
  const arcs: number[] = [];
  let [arc, octets] = [0, 0];
  for (const octet of content) {
    if (octets === 0 && octet === 0x80) throw derError(what, "OBJECT IDENTIFIER is not minimal", at);
    if (++octets > MAX_ARC_OCTETS) throw derError(what, "OBJECT IDENTIFIER has too large an arc", at);
    arc = arc * 128 + (octet & 0x7f);
    if (octet >= 0x80) continue;
    arcs.push(arc);
    [arc, octets] = [0, 0];
  }
  if (octets > 0) throw derError(what, "OBJECT IDENTIFIER ends too early", at);
  return arcs;
}

/** @param dotted at least two arcs, each below 2^49 */
export function encodeOidContent(dotted: string): Uint8Array {
  const [root = 0, second = 0, ...rest] = dotted.split(".").map(Number);
  return Uint8Array.from([root * 40 + second, ...rest].flatMap(encodeArc));
}

function encodeArc(arc: number): number[] {
  const octets = [arc % 128];
  for (let rest = Math.floor(arc / 128); rest > 0; rest = Math.floor(rest / 128)) octets.unshift((rest % 128) | 0x80);
  return octets;
}
