import { Buffer } from "node:buffer";
import { KeywardError } from "../../errors/keyward-error.ts";
import { parseIpAddress } from "../../text/ip-address.ts";
import { isDnsSubdomain } from "../../text/kubernetes-name.ts";
import { quote } from "../../text/quote.ts";
import { contextConstructed, contextPrimitive } from "../der/tags.ts";
import { bitString, booleanTrue, element, octetString, oid, sequence, smallInteger } from "../der/writer.ts";
import { KEY_PURPOSES, OID } from "../oids.ts";

/** Each function returns one encoded Extension. Source: RFC 5280, 4.2.1 */

const KEY_USAGE_BITS: ReadonlyMap<string, number> = new Map([
  ["digitalSignature", 0],
  ["contentCommitment", 1],
  ["nonRepudiation", 1],
  ["keyEncipherment", 2],
  ["dataEncipherment", 3],
  ["keyAgreement", 4],
  ["keyCertSign", 5],
  ["cRLSign", 6],
  ["encipherOnly", 7],
  ["decipherOnly", 8],
]);

const DNS_NAME = contextPrimitive(2);
const URI = contextPrimitive(6);
const IP_ADDRESS = contextPrimitive(7);

export function extension(type: string, critical: boolean, value: Uint8Array): Uint8Array {
  return critical ? sequence(oid(type), booleanTrue(), octetString(value)) : sequence(oid(type), octetString(value));
}

/** Critical. @throws INVALID_ARGUMENT for a name that does not exist */
export function keyUsageExtension(names: readonly string[]): Uint8Array {
  const bits = names.map((name) => KEY_USAGE_BITS.get(name) ?? unknown("key usage", name));
  const count = Math.max(...bits) + 1;
  const bytes = new Uint8Array(Math.ceil(count / 8));
  for (const bit of bits) bytes[bit >> 3]! |= 0x80 >> (bit & 7);
  return extension(OID.keyUsage, true, bitString(bytes, bytes.length * 8 - count));
}

/** Not critical, in the order given. @throws INVALID_ARGUMENT for a name that does not exist */
export function extendedKeyUsageExtension(names: readonly string[]): Uint8Array {
  const purposes = names.map((name) => oid(KEY_PURPOSES.get(name) ?? unknown("extended key usage", name)));
  return extension(OID.extKeyUsage, false, sequence(...purposes));
}

/** Critical. */
export function authorityConstraintsExtension(pathLength: number | undefined): Uint8Array {
  const limit = pathLength === undefined ? [] : [smallInteger(pathLength)];
  return extension(OID.basicConstraints, true, sequence(booleanTrue(), ...limit));
}

/** Not critical: says that the subject is no CA. */
export function endEntityConstraintsExtension(): Uint8Array {
  return extension(OID.basicConstraints, false, sequence());
}

export function subjectKeyIdentifierExtension(keyIdentifier: Uint8Array): Uint8Array {
  return extension(OID.subjectKeyIdentifier, false, octetString(keyIdentifier));
}

export function authorityKeyIdentifierExtension(keyIdentifier: Uint8Array): Uint8Array {
  return extension(OID.authorityKeyIdentifier, false, sequence(element(contextPrimitive(0), keyIdentifier)));
}

/** One distribution point for each URL. */
export function crlDistributionPointsExtension(urls: readonly string[]): Uint8Array {
  return extension(OID.crlDistributionPoints, false, sequence(...urls.map(distributionPoint)));
}

/**
 * @param critical where the subject is empty (RFC 5280, 4.2.1.6)
 * @throws INVALID_ARGUMENT for what is neither a DNS name nor an IP address
 */
export function subjectAltNameExtension(
  dnsNames: readonly string[],
  ipAddresses: readonly string[],
  critical: boolean,
): Uint8Array {
  return extension(OID.subjectAltName, critical, sequence(...dnsNames.map(dnsName), ...ipAddresses.map(ipAddress)));
}

function distributionPoint(url: string): Uint8Array {
  // A URI is ASCII; the URL parser maps other characters as RFC 5280, 7.4 asks.
  const ascii = /^[!-~]*$/.test(url) ? url : new URL(url).href;
  const fullName = element(contextConstructed(0), element(URI, Buffer.from(ascii, "latin1")));
  return sequence(element(contextConstructed(0), fullName));
}

function dnsName(name: string): Uint8Array {
  if (!isDnsSubdomain(name)) throw new KeywardError("INVALID_ARGUMENT", `${quote(name)} is not a DNS name`);
  return element(DNS_NAME, Buffer.from(name, "latin1"));
}

function ipAddress(text: string): Uint8Array {
  const bytes = parseIpAddress(text);
  if (bytes === undefined) throw new KeywardError("INVALID_ARGUMENT", `${quote(text)} is not an IP address`);
  return element(IP_ADDRESS, bytes);
}

function unknown(kind: string, name: string): never {
  throw new KeywardError("INVALID_ARGUMENT", `unknown ${kind} ${quote(name)}`);
}
