import type { LocalRef } from "../meta.ts";
import type {
  BasicConstraintsRules,
  ExtendedKeyUsageName,
  ExtensionRules,
  HttpUrl,
  IssuedPolicyRules,
  KeyUsageName,
} from "./certificate-extensions.ts";
import type { KeyRules, SubjectKeyRules } from "./certificate-keys.ts";
import type { AlternativeNameRules, NameConstraintRules } from "./certificate-names.ts";
import type { DurationText } from "./limits.ts";

/**
 * @rule !has(self.basicConstraints) || !self.basicConstraints.ca || (has(self.keyUsage) && 'keyCertSign' in self.keyUsage) : a CA certificate needs keyCertSign among keyUsage (RFC 5280, 4.2.1.9)
 * @rule !has(self.issuerKeys) || (has(self.issuer.callerSupplied) && self.issuer.callerSupplied) : issuerKeys judges CA keys that callers bring; it needs issuer.callerSupplied set to true
 * @rule !has(self.nameConstraints) || (has(self.basicConstraints) && self.basicConstraints.ca) : nameConstraints are for CA certificates: set basicConstraints.ca to true
 */
export interface CertificateRules {
  /** Whose key signs. */
  issuer: IssuerRules;
  /** Validity period. */
  validity: ValidityRules;
  /**
   * Public keys that a request may hold; one entry for each type.
   * @listType map
   * @listMapKey type
   * @minItems 1
   * @maxItems 6
   */
  subjectKeys: SubjectKeyRules[];
  /**
   * CA keys that a caller may bring with the request; default: what subjectKeys permits of EC and RSA keys.
   * @listType map
   * @listMapKey type
   * @minItems 1
   * @maxItems 2
   */
  issuerKeys?: KeyRules[];
  /** X.509 name of the signature algorithm; default: the one that fits the CA key (RFC 5758 for EC keys, sha256WithRSAEncryption for RSA). */
  signatureAlgorithm?:
    | "ecdsa-with-SHA256"
    | "ecdsa-with-SHA384"
    | "ecdsa-with-SHA512"
    | "sha256WithRSAEncryption"
    | "sha384WithRSAEncryption"
    | "sha512WithRSAEncryption";
  /**
   * Bits of the keyUsage extension; absent or empty: no such extension (RFC 5280, 4.2.1.3).
   * @listType set
   * @maxItems 9
   */
  keyUsage?: KeyUsageName[];
  /**
   * Purposes of the extKeyUsage extension; absent or empty: no such extension (RFC 5280, 4.2.1.12).
   * @listType set
   * @maxItems 6
   */
  extendedKeyUsage?: ExtendedKeyUsageName[];
  /** Whether issued certificates are CA certificates; default: they are not. */
  basicConstraints?: BasicConstraintsRules;
  /**
   * Hash for the subjectKeyIdentifier extension.
   * @default "SHA-256"
   */
  subjectKeyIdentifierHash?: "SHA-1" | "SHA-256" | "SHA-384" | "SHA-512" | "SHA3-256" | "SHA3-384" | "SHA3-512";
  /**
   * Names of a request that are taken over; a request that asks for another is refused. Absent: none is taken over, whatever a request
   * asks for. This and what follows is for keyPolicyRef only, not for CA keys that callers bring.
   */
  subjectAlternativeNames?: AlternativeNameRules;
  /**
   * Expressions that must all be true for a request.
   * @listType map
   * @listMapKey name
   * @maxItems 16
   */
  rules?: CertificateExpression[];
  /** Names that issued CA certificates may vouch for (RFC 5280, 4.2.1.10); default: any. */
  nameConstraints?: NameConstraintRules;
  /**
   * Policies of the certificatePolicies extension; absent: no such extension (RFC 5280, 4.2.1.4).
   * @listType map
   * @listMapKey oid
   * @maxItems 16
   */
  policies?: IssuedPolicyRules[];
  /**
   * Where the issuer's revocation list is (RFC 5280, 4.2.1.13); absent: no such extension.
   * @listType set
   * @maxItems 8
   */
  crlDistributionPoints?: HttpUrl[];
  /**
   * Where the issuer's OCSP responder is (RFC 5280, 4.2.2.1).
   * @listType set
   * @maxItems 8
   */
  ocspUrls?: HttpUrl[];
  /**
   * Where the issuer's own certificate is (RFC 5280, 4.2.2.1).
   * @listType set
   * @maxItems 8
   */
  caIssuerUrls?: HttpUrl[];
  /**
   * Extensions that Keyward does not govern itself; default: none.
   * @listType map
   * @listMapKey oid
   * @maxItems 16
   */
  allowedExtensions?: ExtensionRules[];
  /**
   * Whether callers may have revocation lists signed with the issuer's key.
   * @default false
   */
  revocationLists?: boolean;
}

/**
 * @rule has(self.keyPolicyRef) || (has(self.callerSupplied) && self.callerSupplied) : name a keyPolicyRef, or set callerSupplied to true
 */
export interface IssuerRules {
  /** KeyPolicy in the same namespace whose CA key signs; it never leaves Keyward. */
  keyPolicyRef?: LocalRef;
  /**
   * Whether a caller may bring the CA's private key with each request, as crypto-broker clients do.
   * @default false
   */
  callerSupplied?: boolean;
}

/**
 * Offsets from now; the default of a request that names no times, and the widest that it may name.
 * @rule duration(self.notBefore) < duration(self.notAfter) : notBefore must be earlier than notAfter
 * @rule duration(self.notBefore) >= duration('-876000h') : notBefore must be at least -876000h (100 years before now)
 * @rule duration(self.notAfter) <= duration('876000h') : notAfter must be at most 876000h (100 years)
 */
export interface ValidityRules {
  /**
   * Start, as an offset from now; usually negative, for clocks that are behind.
   * @default "-1h"
   */
  notBefore?: DurationText;
  /** End, as an offset from now. */
  notAfter: DurationText;
}

export interface CertificateExpression {
  /**
   * For refusals.
   * @minLength 1
   * @maxLength 64
   * @pattern ^[A-Za-z0-9][A-Za-z0-9 ._-]*$
   */
  name: string;
  /**
   * CEL over csr {subject, commonNames, dnsNames, ipAddresses, emailAddresses, uris, keyType, keyBits} and caller {namespace, container,
   * pod}; without regular expressions. One that fails counts as false.
   * @minLength 1
   * @maxLength 1024
   */
  expression: string;
}
