import type { SignatureAlgorithm } from "../../algorithms/x509-signature.ts";
import type { Validity } from "../../policy/validity.ts";
import {
  authorityConstraintsExtension,
  authorityKeyIdentifierExtension,
  keyUsageExtension,
  subjectKeyIdentifierExtension,
} from "../extensions/extension-build.ts";
import { keyIdentifier } from "../keys/key-identifier.ts";
import { parsePublicKey } from "../keys/public-key.ts";
import { encodeName, type NameEntry } from "../names/name-build.ts";
import { parseCertificate } from "./certificate.ts";
import { buildCertificate, type Sign } from "./certificate-build.ts";
import { createSerialNumber } from "./serial-number.ts";

export interface Authority {
  readonly subject: readonly NameEntry[];
  /** DER SubjectPublicKeyInfo. */
  readonly publicKey: Uint8Array;
  readonly signature: SignatureAlgorithm;
  readonly validity: Validity;
  /** How many CA certificates may follow below; undefined: no limit. */
  readonly pathLength: number | undefined;
}

const KEY_USAGE = ["keyCertSign", "cRLSign"];
const KEY_IDENTIFIER_HASH = "SHA-256";

/** @returns the self-signed certificate of a certificate authority, DER. Source: RFC 5280, 4.2.1.2, 4.2.1.3, 4.2.1.9 */
export function createAuthorityCertificate(authority: Authority, sign: Sign): Promise<Uint8Array> {
  return build(authority, undefined, [], sign);
}

/**
 * @param parent DER certificate of the authority that signs
 * @returns the certificate of an authority below another one, DER. Source: RFC 5280, 4.2.1.1
 */
export function createSubordinateCertificate(
  authority: Authority,
  parent: Uint8Array,
  sign: Sign,
): Promise<Uint8Array> {
  const { subject: issuer, publicKey } = parseCertificate(parent);
  const above = authorityKeyIdentifierExtension(keyIdentifier(publicKey, KEY_IDENTIFIER_HASH));
  return build(authority, issuer.encoded, [above], sign);
}

function build(
  { subject, publicKey, signature, validity, pathLength }: Authority,
  issuer: Uint8Array | undefined,
  more: readonly Uint8Array[],
  sign: Sign,
): Promise<Uint8Array> {
  const name = encodeName(subject);
  const extensions = [
    authorityConstraintsExtension(pathLength),
    keyUsageExtension(KEY_USAGE),
    subjectKeyIdentifierExtension(keyIdentifier(parsePublicKey(publicKey), KEY_IDENTIFIER_HASH)),
    ...more,
  ];
  const names = { issuer: issuer ?? name, subject: name };
  return buildCertificate(
    { serialNumber: createSerialNumber(), signature, ...names, validity, publicKey, extensions },
    sign,
  );
}
