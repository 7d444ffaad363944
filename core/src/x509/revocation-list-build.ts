import type { SignatureAlgorithm } from "../algorithms/x509-signature.ts";
import { encodeSignatureAlgorithm } from "./algorithm-identifier.ts";
import type { Sign } from "./certificate-build.ts";
import { contextConstructed, TAG } from "./der/tags.ts";
import { encodeTime } from "./der/time.ts";
import { bitString, element, sequence, smallInteger, unsignedInteger } from "./der/writer.ts";
import { authorityKeyIdentifierExtension, extension } from "./extension-build.ts";
import { OID } from "./oids.ts";
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

/** @returns a signed CertificateList, DER. @throws INVALID_ARGUMENT for a time that DER cannot hold. Source: RFC 5280, 5 */
export async function buildRevocationList(content: RevocationListContent, sign: Sign): Promise<Uint8Array> {
  const list = encodeList(content);
  return sequence(list, encodeSignatureAlgorithm(content.signature), bitString(await sign(list)));
}

function encodeList(content: RevocationListContent): Uint8Array {
  const { signature, issuer, issuerKeyIdentifier, number, thisUpdateMs, nextUpdateMs, revoked } = content;
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
    ...(revoked.length === 0 ? [] : [sequence(...revoked.map(encodeEntry))]),
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
