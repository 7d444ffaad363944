import type { KeyUsages } from "../../../algorithms/key-usage.ts";

/** What an imported key says of its own use; undefined: nothing. */
export interface KeyRestriction {
  /** By `use` and `key_ops` of a JWK, or by RSASSA-PSS parameters. */
  readonly usages: KeyUsages | undefined;
  /** By `alg` of a JWK, or by RSASSA-PSS parameters: a registry name. */
  readonly algorithm: string | undefined;
}

export const UNRESTRICTED: KeyRestriction = Object.freeze({ usages: undefined, algorithm: undefined });
