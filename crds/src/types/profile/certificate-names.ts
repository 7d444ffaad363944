/** Kinds that are absent permit no name of theirs. */
export interface AlternativeNameRules {
  /**
   * DNS names; a leftmost label * stands for one label, ** for one or more, for example *.shop.example.com.
   * @listType set
   * @minItems 1
   * @maxItems 32
   */
  dnsNames?: NamePatternText[];
  /**
   * Networks that addresses may be of, for example 10.0.0.0/8 or fd00::/8.
   * @listType set
   * @minItems 1
   * @maxItems 32
   */
  ipAddresses?: CidrText[];
  /**
   * Mailboxes; *@example.com is every one of the host.
   * @listType set
   * @minItems 1
   * @maxItems 32
   */
  emailAddresses?: NamePatternText[];
  /**
   * URIs; behind the host * stands for characters other than a slash, ** for any, for example spiffe://cluster.local/ns/shop/**.
   * @listType set
   * @minItems 1
   * @maxItems 32
   */
  uris?: NamePatternText[];
  /**
   * Whether a request may ask for a wildcard DNS name, which must fit a pattern as any other.
   * @default false
   */
  wildcards?: boolean;
  /**
   * Most names in one request.
   * @format int32
   * @minimum 1
   * @maximum 64
   * @default 16
   */
  maxNames?: number;
}

/**
 * @rule has(self.permitted) || has(self.excluded) : constrain something: permitted or excluded
 */
export interface NameConstraintRules {
  /** Names must lie in one of these, for each kind that is listed. */
  permitted?: SubtreeRules;
  /** Names must lie in none of these. */
  excluded?: SubtreeRules;
}

/**
 * @rule has(self.dnsNames) || has(self.ipAddresses) || has(self.emailAddresses) || has(self.uris) : list some names: dnsNames, ipAddresses, emailAddresses or uris
 */
export interface SubtreeRules {
  /**
   * Domains, with everything below.
   * @listType set
   * @minItems 1
   * @maxItems 32
   */
  dnsNames?: NamePatternText[];
  /**
   * Networks.
   * @listType set
   * @minItems 1
   * @maxItems 32
   */
  ipAddresses?: CidrText[];
  /**
   * A mailbox, a host, or with a leading dot a domain.
   * @listType set
   * @minItems 1
   * @maxItems 32
   */
  emailAddresses?: NamePatternText[];
  /**
   * Hosts of URIs, or with a leading dot a domain.
   * @listType set
   * @minItems 1
   * @maxItems 32
   */
  uris?: NamePatternText[];
}

/**
 * In ASCII.
 * @minLength 1
 * @maxLength 253
 * @pattern ^[!-~]+$
 */
export type NamePatternText = string;

/**
 * Address and length of the prefix.
 * @maxLength 49
 * @pattern ^[0-9a-fA-F.:]+/[0-9]{1,3}$
 */
export type CidrText = string;
