import type { Condition, LocalRef, ObjectMeta } from "./meta.ts";
import type { ChosenBackend } from "./policy/backend-ref.ts";

/**
 * One named key under a KeyPolicy, in versions that never change. Profiles grant it by its name.
 * @kind CryptoKey
 * @plural cryptokeys
 * @singular cryptokey
 * @shortName ckey
 * @category keyward
 * @scope Namespaced
 * @nameMaxLength 63
 * @printerColumn Ready string .status.conditions[?(@.type=="Ready")].status
 * @printerColumn Policy string .spec.policyRef.name
 * @printerColumn Active integer .status.activeVersion
 * @printerColumn Backend string .status.backend.name
 * @printerColumn Rotates string .status.nextRotationAt
 * @printerColumn Age date .metadata.creationTimestamp
 */
export interface CryptoKey {
  apiVersion: "keyward.dev/v1alpha1";
  kind: "CryptoKey";
  metadata: ObjectMeta;
  /** Which rules it follows. */
  spec: CryptoKeySpec;
  /** Written by the operator. */
  status?: CryptoKeyStatus;
}

export interface CryptoKeySpec {
  /**
   * KeyPolicy in the same namespace.
   * @rule self == oldSelf : a key cannot change its policy; create another CryptoKey
   */
  policyRef: LocalRef;
  /**
   * Generated: the operator makes the first version; Imported: it waits for a KeyRequest with action Import.
   * @default "Generated"
   * @rule self == oldSelf : the origin of a key cannot change; create another CryptoKey
   */
  origin?: "Generated" | "Imported";
}

export interface CryptoKeyStatus {
  /**
   * Generation that the rest of status describes.
   * @format int64
   */
  observedGeneration?: number;
  /**
   * Ready: the active version can be used. Settled: nothing is to be done to its versions. Sealed: what is stored is whole. Compliant: the
   * policy permits where its versions are. InUse: who keeps it from being deleted. While there is something to say: VersionsUsable (versions that
   * verify and decrypt cannot), BackendAvailable (a backend is away, so what is done there fails), Restored (status came from an older backup).
   * @listType map
   * @listMapKey type
   * @maxItems 16
   */
  conditions?: Condition[];
  /** Where the next version will be made. */
  backend?: ChosenBackend;
  /**
   * The version that signs and encrypts; exactly one version is Active from the first activation on, unless it was revoked.
   * @format int32
   */
  activeVersion?: number;
  /**
   * Highest number that was ever given to a version; numbers are never used again.
   * @format int32
   */
  lastVersion?: number;
  /** The version that is being made, from before its backend is asked until it is staged. */
  pending?: PendingVersion;
  /**
   * Counts changes of what is sealed; a Secret with a lower count is an old copy that was put back.
   * @format int64
   */
  sealRevision?: number;
  /**
   * When the active version will be followed.
   * @format date-time
   */
  nextRotationAt?: string;
  /**
   * Every version that is not purged, by number.
   * @listType map
   * @listMapKey version
   * @maxItems 128
   */
  versions?: KeyVersion[];
  /**
   * What happened, newest last; older entries are in the ledger.
   * @listType atomic
   * @maxItems 64
   */
  history?: HistoryEntry[];
}

export interface PendingVersion {
  /**
   * Its number, which is never given to another.
   * @format int32
   */
  version: number;
  /** Backend that is asked, and asked again after a crash. */
  backend: ChosenBackend;
  /**
   * Who or what asked for it: `policy`, `annotation`, or `request/` and the name of a KeyRequest.
   * @maxLength 253
   */
  by: string;
  /**
   * More about it, for a person.
   * @maxLength 512
   */
  note?: string;
  /**
   * When the number was given.
   * @format date-time
   */
  since: string;
}

export type KeyVersionState = "Staged" | "Active" | "Retired" | "Revoked" | "Destroying" | "Destroyed";

/** One version; nothing here is secret. */
export interface KeyVersion {
  /**
   * Counts from 1.
   * @format int32
   */
  version: number;
  /** Staged: made, not yet in use. Active: signs and encrypts. Retired: verifies and decrypts. Revoked: nothing. */
  state: KeyVersionState;
  /** SHA-256 of the DER SubjectPublicKeyInfo, lower-case hexadecimal; of a secret key a check value (HMAC of a fixed text). */
  fingerprint: string;
  /** PEM SubjectPublicKeyInfo; absent for secret keys. */
  publicKey?: string;
  /** PEM certificate of a certificate authority. */
  certificate?: string;
  /** Backend that holds this version. */
  backend: ChosenBackend;
  /**
   * How the backend names it.
   * @maxLength 1024
   */
  backendKey: string;
  /**
   * When it was made.
   * @format date-time
   */
  createdAt: string;
  /**
   * When it last became the active one.
   * @format date-time
   */
  activatedAt?: string;
  /**
   * When it last ceased to be the active one.
   * @format date-time
   */
  retiredAt?: string;
  /**
   * When it was revoked.
   * @format date-time
   */
  revokedAt?: string;
  /**
   * When the backend was made to refuse a revoked version, too; absent: not yet, or the backend cannot. It is not enabled again.
   * @format date-time
   */
  disabledAt?: string;
  /**
   * When its destruction is due, or happened.
   * @format date-time
   */
  destroyAt?: string;
  /** What it was before destruction was asked for; it goes back to this if that is taken back. */
  destroyFrom?: "Staged" | "Retired" | "Revoked";
  /** What its backend says of a version that is of use; absent: it is as it should be. */
  trouble?: "Disabled" | "Destroyed" | "Missing" | "Damaged";
}

export interface HistoryEntry {
  /**
   * When.
   * @format date-time
   */
  at: string;
  /** What was done to the version. */
  action:
    | "Created"
    | "Imported"
    | "Staged"
    | "Activated"
    | "Retired"
    | "RolledBack"
    | "Revoked"
    | "Disabled"
    | "DestroyScheduled"
    | "DestroyCancelled"
    | "Destroyed"
    | "Exported"
    | "Migrated"
    | "LeftBehind"
    | "Resealed"
    | "Purged"
    | "Recovered";
  /**
   * Which version.
   * @format int32
   */
  version: number;
  /**
   * Who or what asked for it: `policy`, `annotation`, `backend`, or `request/` and the name of a KeyRequest.
   * @maxLength 253
   */
  by: string;
  /**
   * More about it, for a person.
   * @maxLength 512
   */
  note?: string;
}
