import type { Secret } from "../secret/secret.ts";
import type { BackendKeyRef } from "./key-admin.ts";

/** What is signed: a message, or its digest by the hash of the algorithm. */
export interface SignedInput {
  readonly kind: "message" | "digest";
  readonly bytes: Uint8Array;
}

export interface DataKey {
  /** 32 bytes. */
  readonly plain: Secret;
  /** Opaque: what the backend needs to open it again; at most 8 KiB. */
  readonly wrapped: Uint8Array;
}

/**
 * Uses keys that stay in their backend. Algorithms are names of the registries; what capabilities do not list is Unsupported. All throw
 * BackendError, and end soon after the signal aborts. Nothing is retried here: whoever calls has the deadline.
 */
export interface KeyUse {
  /** @returns ECDSA: DER (RFC 3279, 2.2.3); others as their standards write them */
  sign(key: BackendKeyRef, algorithm: string, input: SignedInput, signal: AbortSignal): Promise<Uint8Array>;
  /** @returns the whole code */
  computeMac(key: BackendKeyRef, algorithm: string, message: Uint8Array, signal: AbortSignal): Promise<Uint8Array>;
  verifyMac(
    key: BackendKeyRef,
    algorithm: string,
    message: Uint8Array,
    mac: Uint8Array,
    signal: AbortSignal,
  ): Promise<boolean>;
  /** RSA decryption. @throws Rejected whatever is wrong with the cipher text */
  decrypt(key: BackendKeyRef, algorithm: string, cipherText: Uint8Array, signal: AbortSignal): Promise<Secret>;
  /** @param peer SubjectPublicKeyInfo, DER. @returns the raw shared secret */
  agree(key: BackendKeyRef, peer: Uint8Array, signal: AbortSignal): Promise<Secret>;
  /** @param context binds the data key: it opens with exactly the same */
  generateDataKey(key: BackendKeyRef, context: string, signal: AbortSignal): Promise<DataKey>;
  /** @throws Rejected whatever is wrong with it */
  openDataKey(key: BackendKeyRef, wrapped: Uint8Array, context: string, signal: AbortSignal): Promise<Secret>;
}
