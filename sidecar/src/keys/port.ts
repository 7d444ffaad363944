import type { KeyMaterial } from "@keyward/core/crypto/key/material/key-material";
import type { Patience } from "@keyward/core/crypto/key/material/remote-use";
import type { Secret } from "@keyward/core/secret/secret";

/** A private key that can be used and not read. */
export interface SigningKey {
  /** SubjectPublicKeyInfo, DER */
  readonly publicKey: Uint8Array;
  /** The same key for the operations that take any key. */
  readonly material: KeyMaterial;
  /**
   * Signs at once on P-256, else off the event loop, or where the key is.
   * @param hash name in node:crypto, for example `sha384`
   * @param message hashed here
   * @param patience of the caller; only keys that are elsewhere need it
   * @returns ECDSA: DER; RSA: PKCS#1 v1.5
   */
  sign(hash: string, message: Uint8Array, patience?: Patience): Uint8Array | Promise<Uint8Array>;
}

/** What the sidecar needs of a key provider. */
export interface KeyUse {
  /**
   * @param pkcs8 DER; it is disposed of by whoever made it
   * @throws FAILED_PRECONDITION if it is no private key
   */
  load(pkcs8: Secret): SigningKey;
}

/** The version in force of the key of a KeyPolicy, as the operator delivered it. */
export interface PolicyKey {
  /** Name of the CryptoKey; a policy's own bears the policy's name. */
  readonly policy: string;
  /** uid of the CryptoKey; from an operator that knows none, of the policy. */
  readonly policyUid: string;
  readonly version: number;
  /** Registry name, for example `ECDSA-P384`. */
  readonly algorithm: string;
  readonly key: SigningKey;
  /** DER, the key's own certificate first; empty for a key that is no CA. */
  readonly certificateChain: readonly Uint8Array[];
}

/** Where operations find keys. */
export interface KeySource {
  has(policy: string): boolean;
  /** @throws UNAVAILABLE while the key is under way; FAILED_PRECONDITION where it can never come, or has no active version */
  require(policy: string): PolicyKey;
}
