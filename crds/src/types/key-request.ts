import type { Condition, LocalRef, ObjectMeta } from "./meta.ts";
import type { BackendRef } from "./policy/backend-ref.ts";
import type { KeyAction } from "./policy/lifecycle.ts";

/**
 * A wish to do something to a CryptoKey. It is done at once where the policy asks for nobody's consent, else when the quorum has approved.
 * @kind KeyRequest
 * @plural keyrequests
 * @singular keyrequest
 * @shortName kreq
 * @category keyward
 * @scope Namespaced
 * @nameMaxLength 63
 * @printerColumn Action string .spec.action
 * @printerColumn Key string .spec.keyRef.name
 * @printerColumn Phase string .status.phase
 * @printerColumn Approvals string .status.summary
 * @printerColumn Requester string .spec.requester.username
 * @printerColumn Age date .metadata.creationTimestamp
 */
export interface KeyRequest {
  apiVersion: "keyward.dev/v1alpha1";
  kind: "KeyRequest";
  metadata: ObjectMeta;
  /** The wish; it never changes. */
  spec: KeyRequestSpec;
  /** Written by the operator. */
  status?: KeyRequestStatus;
}

/**
 * @rule self == oldSelf : a request cannot change; create another KeyRequest
 * @rule !(self.action in ['RollBack', 'Revoke', 'Destroy', 'CancelDestroy', 'Export']) || has(self.version) : this action needs a version
 * @rule !(self.action in ['Rotate', 'Import', 'Migrate']) || !has(self.version) : this action takes no version
 * @rule (self.action == 'Export') == has(self.exportTo) : exportTo goes with action Export
 * @rule (self.action == 'Import') == has(self.importFrom) : importFrom goes with action Import
 * @rule (self.action == 'Migrate') == has(self.migrateTo) : migrateTo goes with action Migrate
 */
export interface KeyRequestSpec {
  /** CryptoKey in the same namespace. */
  keyRef: LocalRef;
  /** What is to be done. */
  action: KeyAction;
  /**
   * To which version.
   * @format int32
   * @minimum 1
   */
  version?: number;
  /**
   * Why; approvers read it.
   * @maxLength 1024
   */
  reason?: string;
  /**
   * Seconds after its end at which the request is removed, with the approvals of it; 0: at once. Default: the operator's, 30 days.
   * @format int32
   * @minimum 0
   */
  ttlSecondsAfterFinished?: number;
  /** Of an export. */
  exportTo?: ExportWish;
  /** Of an import. */
  importFrom?: ImportWish;
  /** Of a migration. */
  migrateTo?: MigrateWish;
  /** Stamped by the webhook; what a user writes here is overwritten. */
  requester?: StampedUser;
}

/** An authenticated user, as the API server knows them. */
export interface StampedUser {
  /**
   * Name of the user.
   * @maxLength 256
   */
  username: string;
  /**
   * uid of the user, where the authenticator has one.
   * @maxLength 256
   */
  uid?: string;
  /**
   * Groups of the user.
   * @listType atomic
   * @maxItems 128
   */
  groups?: string[];
}

export interface ExportWish {
  /**
   * PEM SubjectPublicKeyInfo of the RSA key, 3,072 bits or more, under which the key is wrapped.
   * @minLength 1
   * @maxLength 4096
   */
  wrappingKey: string;
  /**
   * RSA-AES-KWP-SHA256 takes keys of every size, RSA-OAEP-SHA256 only secret keys.
   * @default "RSA-AES-KWP-SHA256"
   */
  method?: "RSA-AES-KWP-SHA256" | "RSA-OAEP-SHA256";
}

export interface ImportWish {
  /**
   * How the key is wrapped.
   * @default "RSA-AES-KWP-SHA256"
   */
  method?: "RSA-AES-KWP-SHA256" | "RSA-OAEP-SHA256";
  /**
   * The wrapped key, base64; may come later, as annotation keyward.dev/wrapped-key, once status shows the wrapping key.
   * @maxLength 32768
   */
  wrappedKey?: string;
}

export interface MigrateWish {
  /** Where the key goes. */
  backendRef: BackendRef;
  /**
   * Whether a new version may be made in the other backend where the key itself cannot move.
   * @default true
   */
  allowNewVersion?: boolean;
}

export type RequestPhase =
  | "Pending"
  | "Approved"
  | "WaitingForMaterial"
  | "Succeeded"
  | "Denied"
  | "Failed"
  | "Expired";

export interface KeyRequestStatus {
  /**
   * Generation that the rest of status describes.
   * @format int64
   */
  observedGeneration?: number;
  /**
   * Done: whether the wish came true.
   * @listType map
   * @listMapKey type
   * @maxItems 8
   */
  conditions?: Condition[];
  /** Where the request stands. */
  phase?: RequestPhase;
  /**
   * Such as "1 of 2".
   * @maxLength 64
   */
  summary?: string;
  /**
   * How many people have to approve; a policy that asks for fewer by now does not lower it.
   * @format int32
   */
  approvalsNeeded?: number;
  /**
   * Who approved, of those who may.
   * @listType set
   * @maxItems 64
   */
  approvedBy?: string[];
  /**
   * Who denied.
   * @maxLength 256
   */
  deniedBy?: string;
  /**
   * When the request lapses.
   * @format date-time
   */
  expiresAt?: string;
  /**
   * When it was done or failed.
   * @format date-time
   */
  finishedAt?: string;
  /** Under which key the material of an import is to be wrapped. */
  importTicket?: ImportTicketStatus;
  /** The wrapped key of an export: base64. It opens only with the private half of the wrapping key. */
  wrappedKey?: string;
  /**
   * Version that was made, activated or ended.
   * @format int32
   */
  version?: number;
}

export interface ImportTicketStatus {
  /** PEM SubjectPublicKeyInfo. */
  wrappingKey: string;
  /** How to wrap. */
  method: string;
  /**
   * The backend's own mark of this ticket; no secret.
   * @maxLength 8192
   */
  token: string;
  /**
   * When the wrapping key ends.
   * @format date-time
   */
  endsAt?: string;
}
