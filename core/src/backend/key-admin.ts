import type { KeyUsages } from "../algorithms/key-usage.ts";
import type { Secret } from "../secret/secret.ts";
import type { WrappingMethod } from "./capabilities.ts";
import type { KeyOwner } from "./key-owner.ts";

/** What kind of key is wanted. */
export interface KeySpec {
  /** Registry name of a key algorithm, for example `ECDSA-P256`. */
  readonly algorithm: string;
  readonly usages: KeyUsages;
  /** Whether it may ever leave the backend; fixed when it is made. */
  readonly exportable: boolean;
}

/** Names one version of one key in its backend. */
export interface BackendKeyRef {
  /** Opaque, at most 1,024 printable characters, no secret; kept in status. */
  readonly id: string;
  readonly algorithm: string;
}

export type BackendKeyState = "Enabled" | "Disabled" | "Destroying" | "Destroyed";

export interface BackendKey extends BackendKeyRef {
  /** SubjectPublicKeyInfo, DER; undefined for a symmetric key. */
  readonly publicKey: Uint8Array | undefined;
  readonly state: BackendKeyState;
  /** Undefined where what is kept beside the key does not say. */
  readonly owner: KeyOwner | undefined;
  /** Milliseconds since 1970; undefined where the backend does not say. */
  readonly createdAtMs: number | undefined;
  /** Milliseconds since 1970, of a key that waits for its end. */
  readonly destroysAtMs: number | undefined;
  /** Where keys are sealed: the count of the set that holds it, which only rises. Undefined where the backend keeps keys by itself. */
  readonly sealRevision: number | undefined;
}

/** Private or secret key on its way in. */
export interface WrappedKey {
  readonly method: WrappingMethod;
  /** RSA-OAEP-SHA256: the PKCS#8 or raw key itself; RSA-AES-KWP-SHA256: as CKM_RSA_AES_KEY_WRAP; AES-KWP: RFC 5649. */
  readonly bytes: Uint8Array;
}

/** A public key under which a key to be imported is wrapped. */
export interface ImportTicket {
  readonly method: WrappingMethod;
  /** SubjectPublicKeyInfo, DER. */
  readonly wrappingKey: Uint8Array;
  /** Opaque; goes back with the wrapped key. */
  readonly token: string;
  readonly endsAtMs: number | undefined;
}

/**
 * Makes keys and ends them. Every method may be called again after a crash and then has no second effect. All throw BackendError, and end
 * soon after the signal aborts.
 */
export interface KeyAdmin {
  /** Makes the key of this owner, or finds the one that was made before; never a second one. Ready to use when it returns. */
  create(spec: KeySpec, owner: KeyOwner, signal: AbortSignal): Promise<BackendKey>;
  /** @returns undefined if there is no such key, or nothing is left of it */
  describe(key: BackendKeyRef, signal: AbortSignal): Promise<BackendKey | undefined>;
  /** Every key that bears this cluster's mark, whatever its state: what nobody knows is an orphan. */
  list(clusterId: string, signal: AbortSignal): AsyncIterable<BackendKey>;
  /** @throws Unsupported where capabilities.disables is false */
  disable(key: BackendKeyRef, signal: AbortSignal): Promise<void>;
  enable(key: BackendKeyRef, signal: AbortSignal): Promise<void>;
  /**
   * Ends a key for good. A key that is gone already is no error.
   * @param waitMs what the policy wants; the backend's own bounds hold
   * @returns when it ends; undefined: it has ended
   */
  destroy(key: BackendKeyRef, waitMs: number, signal: AbortSignal): Promise<number | undefined>;
  /** Where importMethods is not empty: under which key the material is to be wrapped. */
  beginImport(spec: KeySpec, owner: KeyOwner, method: WrappingMethod, signal: AbortSignal): Promise<ImportTicket>;
  /** @throws Rejected if it does not unwrap to a key of that algorithm */
  finishImport(
    spec: KeySpec,
    owner: KeyOwner,
    ticket: ImportTicket,
    wrapped: WrappedKey,
    signal: AbortSignal,
  ): Promise<BackendKey>;
  /**
   * Where exportMethods is not empty and the key was made exportable: the key, wrapped.
   * @param wrappingKey SubjectPublicKeyInfo, DER
   */
  exportWrapped(
    key: BackendKeyRef,
    method: WrappingMethod,
    wrappingKey: Uint8Array,
    signal: AbortSignal,
  ): Promise<WrappedKey>;
  /**
   * Where delivery is material: the key itself, for a sidecar's memory. PKCS#8 DER of a pair, raw bytes of a secret key. Whoever gets it
   * disposes of it. @throws Unsupported where delivery is remote
   */
  material(key: BackendKeyRef, signal: AbortSignal): Promise<Secret>;
  /**
   * Where a backend keeps a name that leads to the active version: leads it to this one. Called after each activation; missing where there is
   * no such name.
   */
  markActive?(key: BackendKeyRef, owner: KeyOwner, signal: AbortSignal): Promise<void>;
  /** New material for a key of data keys under the same id; older data keys still open. Missing where a key has one material for life. */
  renew?(key: BackendKeyRef, signal: AbortSignal): Promise<void>;
}
