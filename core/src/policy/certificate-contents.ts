/** What certificates under a profile hold beside key, validity and usages; a crypto-broker profile has none of it. */
export interface CertificateContents {
  /** Undefined: no alternative name of a request is taken over. */
  readonly alternativeNames: AlternativeNameLimits | undefined;
  /** Every one must hold. */
  readonly rules: readonly CertificateRule[];
  /** Undefined: none. Only where issued certificates are CA certificates. */
  readonly nameConstraints: NameConstraintLimits | undefined;
  readonly policies: readonly IssuedPolicy[];
  readonly crlDistributionPoints: readonly string[];
  readonly ocspUrls: readonly string[];
  readonly caIssuerUrls: readonly string[];
  readonly extensions: readonly ExtensionRule[];
}

/** Which names a request may ask for; a kind without patterns permits none. */
export interface AlternativeNameLimits {
  readonly maxNames: number;
  readonly wildcards: boolean;
  readonly dnsNames: readonly NamePattern[];
  readonly ipAddresses: readonly AddressRange[];
  readonly emailAddresses: readonly NamePattern[];
  readonly uris: readonly NamePattern[];
}

export interface NamePattern {
  /** As the profile has it, for messages. */
  readonly text: string;
  matches(name: string): boolean;
}

export interface AddressRange {
  readonly text: string;
  /** 4 or 16 bytes. */
  readonly address: Uint8Array;
  readonly mask: Uint8Array;
}

/** An expression of the profile, compiled. */
export interface CertificateRule {
  readonly name: string;
  /** @returns false where the expression fails, too */
  holds(facts: RequestFacts): boolean;
}

/** What expressions see. */
export interface RequestFacts {
  readonly csr: {
    /** RFC 4514, cut at 512 characters. */
    readonly subject: string;
    readonly commonNames: readonly string[];
    readonly dnsNames: readonly string[];
    readonly ipAddresses: readonly string[];
    readonly emailAddresses: readonly string[];
    readonly uris: readonly string[];
    /** For example `ecdsa`, `rsa`, `ml-dsa-65`. */
    readonly keyType: string;
    /** 0 for types that have one size. */
    readonly keyBits: number;
  };
  readonly caller: { readonly namespace: string; readonly container: string; readonly pod: string };
}

export interface NameConstraintLimits {
  readonly permitted: NameSubtrees;
  readonly excluded: NameSubtrees;
}

export interface NameSubtrees {
  readonly dnsNames: readonly string[];
  readonly ipAddresses: readonly AddressRange[];
  readonly emailAddresses: readonly string[];
  readonly uris: readonly string[];
}

export interface IssuedPolicy {
  readonly oid: string;
  /** Address of the certification practice statement. */
  readonly cps: string | undefined;
}

/** An extension that Keyward does not govern itself. */
export interface ExtensionRule {
  readonly oid: string;
  readonly critical: boolean;
  /** DER. Undefined: what the request asks for, where it asks. */
  readonly value: Uint8Array | undefined;
}

export const PLAIN_CONTENTS: CertificateContents = Object.freeze({
  alternativeNames: undefined,
  rules: [],
  nameConstraints: undefined,
  policies: [],
  crlDistributionPoints: [],
  ocspUrls: [],
  caIssuerUrls: [],
  extensions: [],
});
