import type { Protection } from "@keyward/core/backend/capabilities";

/** In what tokens of one kind differ from what PKCS#11 says. */
export interface TokenProfile {
  /** What the backend calls itself in messages and status. */
  readonly title: string;
  readonly protection: Protection;
  /** Where the owner of a key is kept: in a data object beside it, or, where a module makes none, in the key's label. */
  readonly ownerIn: "object" | "label";
  /** Whether the module reads the token's objects once and never sees what another process made. */
  readonly readsOnce: boolean;
  /** Names of key algorithms that its list of mechanisms promises in vain. */
  readonly lacks: ReadonlySet<string>;
}

export const HSM: TokenProfile = {
  title: "PKCS#11 token",
  protection: "Hardware",
  ownerIn: "object",
  readsOnce: false,
  lacks: new Set(),
};
