import type { SignatureAlgorithm } from "../algorithms/x509-signature.ts";
import type { Validity } from "../policy/validity.ts";
import { buildCertificate, type Sign } from "./certificate-build.ts";
import { authorityConstraintsExtension, keyUsageExtension, subjectKeyIdentifierExtension } from "./extension-build.ts";
import { keyIdentifier } from "./key-identifier.ts";
import { encodeName, type NameEntry } from "./name-build.ts";
import { parsePublicKey } from "./public-key.ts";
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
  const name = encodeName(authority.subject);
  const { publicKey, signature, validity, pathLength } = authority;
  const extensions = [
    authorityConstraintsExtension(pathLength),
    keyUsageExtension(KEY_USAGE),
    subjectKeyIdentifierExtension(keyIdentifier(parsePublicKey(publicKey), KEY_IDENTIFIER_HASH)),
  ];
  const names = { issuer: name, subject: name };
  return buildCertificate(
    { serialNumber: createSerialNumber(), signature, ...names, validity, publicKey, extensions },
    sign,
  );
}
