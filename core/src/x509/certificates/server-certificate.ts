import type { SignatureAlgorithm } from "../../algorithms/x509-signature.ts";
import type { Validity } from "../../policy/validity.ts";
import {
  authorityKeyIdentifierExtension,
  endEntityConstraintsExtension,
  extendedKeyUsageExtension,
  keyUsageExtension,
  subjectAltNameExtension,
  subjectKeyIdentifierExtension,
} from "../extensions/extension-build.ts";
import { keyIdentifier } from "../keys/key-identifier.ts";
import { parsePublicKey } from "../keys/public-key.ts";
import { encodeName } from "../names/name-build.ts";
import type { Certificate } from "./certificate.ts";
import { buildCertificate, type Sign } from "./certificate-build.ts";
import { createSerialNumber } from "./serial-number.ts";

export interface ServerIdentity {
  readonly issuer: Certificate;
  /** Of the issuer's key. */
  readonly signature: SignatureAlgorithm;
  /** DER SubjectPublicKeyInfo. */
  readonly publicKey: Uint8Array;
  /** At least one name or address in all. */
  readonly dnsNames: readonly string[];
  readonly ipAddresses: readonly string[];
  readonly validity: Validity;
}

/** RFC 5280, appendix A, ub-common-name-length */
const MAX_COMMON_NAME = 64;

/** @returns the certificate of a TLS server, DER. The names count; the subject repeats the first for people. */
export function createServerCertificate(server: ServerIdentity, sign: Sign): Promise<Uint8Array> {
  const { issuer, signature, validity, publicKey } = server;
  const commonName = server.dnsNames.find((name) => name.length <= MAX_COMMON_NAME);
  const subject = encodeName(commonName === undefined ? [] : [{ key: "CN", value: commonName }]);
  const extensions = serverExtensions(server, commonName === undefined);
  const names = { issuer: issuer.subject.encoded, subject };
  return buildCertificate(
    { serialNumber: createSerialNumber(), signature, ...names, validity, publicKey, extensions },
    sign,
  );
}

function serverExtensions(
  { issuer, publicKey, dnsNames, ipAddresses }: ServerIdentity,
  noSubject: boolean,
): Uint8Array[] {
  const issuerKey = issuer.subjectKeyIdentifier;
  return [
    keyUsageExtension(["digitalSignature"]),
    extendedKeyUsageExtension(["serverAuth"]),
    endEntityConstraintsExtension(),
    ...(issuerKey === undefined ? [] : [authorityKeyIdentifierExtension(issuerKey)]),
    subjectKeyIdentifierExtension(keyIdentifier(parsePublicKey(publicKey), "SHA-256")),
    subjectAltNameExtension(dnsNames, ipAddresses, noSubject),
  ];
}
