/** How long the caller of an operation waits for it. */
export interface Patience {
  /** Aborts when the caller leaves or has waited long enough; its reason is a KeywardError. Undefined: nobody tells. */
  readonly signal?: AbortSignal | undefined;
  /** Monotonic milliseconds at which the caller stops waiting; undefined: it did not say. */
  readonly deadlineMs?: number | undefined;
  /** Container that asks, for the grants that hold for it. */
  readonly container: string;
}

/** What a remote signature is made of: a message, or its digest by the hash of the algorithm. */
export interface RemoteInput {
  readonly kind: "message" | "digest";
  readonly bytes: Uint8Array;
}

/**
 * Uses one version of a key that stays in its backend. Algorithms are names of the registries. All end soon after the caller left, and
 * throw KeywardErrors: NOT_SUPPORTED for what the backend does not serve, UNAVAILABLE while it cannot be reached.
 */
export interface RemoteUse {
  /** Registry names of what it serves. */
  readonly operations: ReadonlySet<string>;
  /** Whether signatures take digests; else they need the whole message. */
  readonly signsDigests: boolean;
  /** Of messages that are sent whole. */
  readonly maxMessageBytes: number;
  /** @returns ECDSA: DER; others as their standards write them */
  sign(algorithm: string, input: RemoteInput, patience: Patience): Promise<Uint8Array>;
  /** @returns the whole code */
  computeMac(algorithm: string, message: Uint8Array, patience: Patience): Promise<Uint8Array>;
  verifyMac(algorithm: string, message: Uint8Array, mac: Uint8Array, patience: Patience): Promise<boolean>;
  /** @throws INVALID_ARGUMENT with one text, whatever is wrong with the cipher text */
  decrypt(algorithm: string, cipherText: Uint8Array, patience: Patience): Promise<Uint8Array>;
  /** @param peerKey SubjectPublicKeyInfo, DER. @returns the raw shared secret; the caller wipes it */
  agree(peerKey: Uint8Array, patience: Patience): Promise<Uint8Array>;
}
