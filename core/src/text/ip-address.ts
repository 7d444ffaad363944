const DECIMAL_BYTE = /^(?:0|[1-9]\d{0,2})$/;
const HEX_GROUP = /^[0-9a-fA-F]{1,4}$/;
/** The longest: eight groups, or six groups and a dotted quad. */
const MAX_CHARACTERS = 45;

/**
 * Reads an IP address without a zone or a prefix length.
 * @returns 4 bytes (IPv4) or 16 bytes (IPv6) in network order; undefined where the text is no address
 * Source: RFC 4291, 2.2; leading zeros in IPv4 are refused, as they are read as octal by some
 */
export function parseIpAddress(text: string): Uint8Array | undefined {
  if (text.length > MAX_CHARACTERS) return undefined;
  return text.includes(":") ? parseIpv6(text) : parseIpv4(text);
}

function parseIpv4(text: string): Uint8Array | undefined {
  const parts = text.split(".");
  if (parts.length !== 4 || !parts.every((part) => DECIMAL_BYTE.test(part) && Number(part) <= 255)) return undefined;
  return Uint8Array.from(parts, Number);
}

function parseIpv6(text: string): Uint8Array | undefined {
  const [head = "", tail, ...more] = text.split("::");
  if (more.length > 0) return undefined;
  const before = groups(head);
  const after = tail === undefined ? [] : groups(tail);
  if (before === undefined || after === undefined) return undefined;
  if (tail !== undefined && head.includes(".")) return undefined;
  const missing = 16 - before.length - after.length;
  if (tail === undefined ? missing !== 0 : missing < 2) return undefined;
  return Uint8Array.from([...before, ...new Array<number>(missing).fill(0), ...after]);
}

/** Bytes of groups joined by colons; the last may be a dotted quad. */
function groups(text: string): number[] | undefined {
  if (text === "") return [];
  const parts = text.split(":");
  const quad = parts.at(-1)!.includes(".") ? parseIpv4(parts.pop()!) : new Uint8Array(0);
  if (quad === undefined || !parts.every((part) => HEX_GROUP.test(part))) return undefined;
  const bytes = parts.map((part) => Number.parseInt(part, 16)).flatMap((group) => [group >> 8, group & 0xff]);
  return [...bytes, ...quad];
}
