import { Buffer } from "node:buffer";
import { parseIpAddress } from "../../text/ip-address.ts";
import type { GeneralName } from "./general-name.ts";

const LABEL = /^[a-z0-9_](?:[a-z0-9_-]*[a-z0-9])?$/;
const MAX_NAME = 253;
const MAX_LABEL = 63;

/**
 * Whether a certificate is for a host: by its alternative names only, never by its subject; a wildcard stands for the whole of the
 * leftmost label, and needs two labels behind it.
 * @param host a DNS name in ASCII, or an IP address
 * Source: RFC 9525, 6
 */
export function isForHost(names: readonly GeneralName[] | undefined, host: string): boolean {
  const address = addressOf(host);
  if (address !== undefined) {
    return (names ?? []).some((name) => name.kind === "ip" && Buffer.compare(name.bytes, address) === 0);
  }
  const labels = labelsOf(host);
  return labels !== undefined && (names ?? []).some((name) => name.kind === "dns" && matches(name.text, labels));
}

/** @returns undefined for a text that is no host name */
export function labelsOf(host: string): readonly string[] | undefined {
  const name = host.toLowerCase().replace(/\.$/, "");
  const labels = name.split(".");
  const isName = name.length <= MAX_NAME && labels.every((label) => label.length <= MAX_LABEL && LABEL.test(label));
  return isName ? labels : undefined;
}

function matches(presented: string, labels: readonly string[]): boolean {
  const [first, ...rest] = presented.toLowerCase().replace(/\.$/, "").split(".");
  if (rest.length !== labels.length - 1 || !rest.every((label, index) => label === labels[index + 1])) return false;
  if (first === "*") return rest.length >= 2 && rest.every((label) => LABEL.test(label));
  return first === labels[0];
}

/** Whether a text can be asked for: a DNS name in ASCII, without a wildcard, or an IP address. */
export function isHost(text: string): boolean {
  return labelsOf(text) !== undefined || addressOf(text) !== undefined;
}

function addressOf(text: string): Uint8Array | undefined {
  return parseIpAddress(text.replace(/^\[(.*)\]$/, "$1"));
}
