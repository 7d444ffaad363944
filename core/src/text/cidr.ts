import { parseIpAddress } from "./ip-address.ts";

export interface Cidr {
  /** 4 or 16 bytes. */
  readonly address: Uint8Array;
  readonly mask: Uint8Array;
}

/**
 * Reads a network as `10.0.0.0/8` or `fd00::/8`.
 * @returns undefined where it is none, or where bits behind the prefix are set: such a text is a slip
 * Source: RFC 4632, 3.1; RFC 4291, 2.3
 */
export function parseCidr(text: string): Cidr | undefined {
  const [, host = "", length = ""] = /^([^/]+)\/(\d{1,3})$/.exec(text) ?? [];
  const address = parseIpAddress(host);
  const bits = Number(length);
  if (address === undefined || length === "" || bits > address.length * 8) return undefined;
  const mask = address.map((_octet, index) => (0xff00 >> Math.min(8, Math.max(0, bits - index * 8))) & 0xff);
  return address.every((octet, index) => (octet & ~mask[index]!) === 0) ? { address, mask } : undefined;
}
