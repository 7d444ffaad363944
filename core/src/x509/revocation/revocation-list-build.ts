import { Buffer } from "node:buffer";
import { setImmediate } from "node:timers/promises";
import type { SignatureAlgorithm } from "../../algorithms/x509-signature.ts";
import { encodeSignatureAlgorithm } from "../algorithm-identifier.ts";
import type { Sign } from "../certificates/certificate-build.ts";
import { contextConstructed, TAG } from "../der/tags.ts";
import { encodeTime } from "../der/time.ts";
import { bitString, element, sequence, smallInteger, unsignedInteger } from "../der/writer.ts";
import { authorityKeyIdentifierExtension, extension } from "../extensions/extension-build.ts";
import { OID } from "../oids.ts";
import { reasonCode } from "./revocation-reason.ts";

export interface RevokedSerial {
  /** Unsigned, big-endian. */
  readonly serialNumber: Uint8Array;
  readonly revokedAtMs: number;
  /** Name of RFC 5280, 5.3.1; undefined: no such extension. */
  readonly reason: string | undefined;
}

/** Everything that a list says; the issuer's name is encoded. */
export interface RevocationListContent {
  readonly signature: SignatureAlgorithm;
  readonly issuer: Uint8Array;
  readonly issuerKeyIdentifier: Uint8Array | undefined;
  /** Unsigned, big-endian. */
  readonly number: Uint8Array;
  readonly thisUpdateMs: number;
  readonly nextUpdateMs: number;
  readonly revoked: readonly RevokedSerial[];
}

const VERSION_2 = 1;
/** Take about a millisecond. */
const ENTRIES_AT_ONCE = 100;

/** @returns a signed CertificateList, DER. @throws INVALID_ARGUMENT for a time that DER cannot hold. Source: RFC 5280, 5 */
export async function buildRevocationList(content: RevocationListContent, sign: Sign): Promise<Uint8Array> {
  const list = encodeList(content, await encodeEntries(content.revoked));
  return sequence(list, encodeSignatureAlgorithm(content.signature), bitString(await sign(list)));
}

/** In slices, between which others have their turn: 10,000 entries take a tenth of a second. */
async function encodeEntries(revoked: readonly RevokedSerial[]): Promise<Uint8Array> {
  const slices: Uint8Array[] = [];
  for (let at = 0; at < revoked.length; at += ENTRIES_AT_ONCE) {
    slices.push(Buffer.concat(revoked.slice(at, at + ENTRIES_AT_ONCE).map(encodeEntry)));
    await setImmediate();
  }
  return Buffer.concat(slices);
}

function encodeList(content: RevocationListContent, entries: Uint8Array): Uint8Array {
  const { signature, issuer, issuerKeyIdentifier, number, thisUpdateMs, nextUpdateMs } = content;
  const extensions = [
    ...(issuerKeyIdentifier === undefined ? [] : [authorityKeyIdentifierExtension(issuerKeyIdentifier)]),
    extension(OID.crlNumber, false, unsignedInteger(number)),
  ];
  return sequence(
    smallInteger(VERSION_2),
    encodeSignatureAlgorithm(signature),
    issuer,
    encodeTime(thisUpdateMs),
    encodeTime(nextUpdateMs),
    // The list of a CA that revoked nothing has no entries at all (RFC 5280, 5.1.2.6).
    ...(entries.length === 0 ? [] : [sequence(entries)]),
    element(contextConstructed(0), sequence(...extensions)),
  );
}

function encodeEntry({ serialNumber, revokedAtMs, reason }: RevokedSerial): Uint8Array {
  const code = reason === undefined ? undefined : reasonCode(reason);
  const extensions =
    code === undefined
      ? []
      : [sequence(extension(OID.reasonCode, false, element(TAG.enumerated, Uint8Array.of(code))))];
  return sequence(unsignedInteger(serialNumber), encodeTime(revokedAtMs), ...extensions);
}
