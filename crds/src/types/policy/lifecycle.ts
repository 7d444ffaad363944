/**
 * @rule !has(self.overlap) || duration(self.overlap) <= duration(self.every) : overlap must not be longer than every
 */
export interface RotationRules {
  /**
   * Age at which the active version is followed by a new one, from 1 to 365 days.
   * @rule duration(self) >= duration('24h') && duration(self) <= duration('8760h') : rotation must be between 24h (1 day) and 8760h (365 days)
   * @maxLength 32
   * @pattern ^([0-9]+(\.[0-9]+)?(ns|us|ms|s|m|h))+$
   */
  every: string;
  /**
   * How long a version that was retired stays in JWKS and trust bundles; absent: 168h, or every where that is shorter.
   * @rule duration(self) >= duration('0s') && duration(self) <= duration('8760h') : overlap must be between 0s and 8760h
   * @maxLength 32
   * @pattern ^([0-9]+(\.[0-9]+)?(ns|us|ms|s|m|h))+$
   */
  overlap?: string;
}

export interface RetentionRules {
  /**
   * What holds where the fields below are silent. Transient: 1 old version, destroyed a day after it was retired; Standard: 5 and 365 days;
   * Regulated: 100 and ten years; Permanent: 100, and nothing is destroyed by age.
   * @default "Standard"
   */
  class?: "Transient" | "Standard" | "Regulated" | "Permanent";
  /**
   * How many retired versions are kept; the oldest beyond are destroyed.
   * @format int32
   * @minimum 0
   * @maximum 100
   */
  keepVersions?: number;
  /**
   * Age since retirement at which a version is destroyed.
   * @rule duration(self) >= duration('1h') && duration(self) <= duration('876000h') : destroyAfter must be between 1h and 876000h (100 years)
   * @maxLength 32
   * @pattern ^([0-9]+(\.[0-9]+)?(ns|us|ms|s|m|h))+$
   */
  destroyAfter?: string;
  /**
   * Time between the request to destroy a version and its end, in which it can be taken back; backends may ask for more.
   * @default "168h"
   * @rule duration(self) >= duration('0s') && duration(self) <= duration('8760h') : waitingPeriod must be between 0s and 8760h
   * @maxLength 32
   * @pattern ^([0-9]+(\.[0-9]+)?(ns|us|ms|s|m|h))+$
   */
  waitingPeriod?: string;
  /**
   * Time after which a destroyed version leaves status; its line in the ledger stays.
   * @default "720h"
   * @rule duration(self) >= duration('0s') && duration(self) <= duration('876000h') : purgeAfter must be between 0s and 876000h
   * @maxLength 32
   * @pattern ^([0-9]+(\.[0-9]+)?(ns|us|ms|s|m|h))+$
   */
  purgeAfter?: string;
}

export interface DualControlRules {
  /**
   * How many people have to approve; the one who asks does not count.
   * @format int32
   * @minimum 1
   * @maximum 10
   */
  quorum: number;
  /**
   * Actions that need them.
   * @listType set
   * @minItems 1
   * @maxItems 8
   */
  actions: KeyAction[];
  /**
   * Who may approve.
   * @listType atomic
   * @minItems 1
   * @maxItems 32
   */
  approvers: Approver[];
  /**
   * How long a request waits for its approvals.
   * @default "168h"
   * @rule duration(self) >= duration('1m') && duration(self) <= duration('8760h') : expiry must be between 1m and 8760h
   * @maxLength 32
   * @pattern ^([0-9]+(\.[0-9]+)?(ns|us|ms|s|m|h))+$
   */
  expiry?: string;
}

export type KeyAction =
  | "Rotate"
  | "RollBack"
  | "Revoke"
  | "Destroy"
  | "CancelDestroy"
  | "Import"
  | "Export"
  | "Migrate";

/**
 * @rule has(self.user) != has(self.group) : name a user or a group
 * @rule !has(self.group) || !(self.group in ['system:authenticated', 'system:unauthenticated', 'system:serviceaccounts'] || self.group.startsWith('system:serviceaccounts:')) : everyone is in this group, or whoever may edit a namespace can be; name a group of people
 */
export interface Approver {
  /**
   * Name of a user as the API server knows it; of a service account `system:serviceaccount:<namespace>:<name>`. One
   * of the request's own namespace approves nothing.
   * @minLength 1
   * @maxLength 256
   */
  user?: string;
  /**
   * Name of a group of people. Groups in which everyone is, or every service account, are refused: whoever may edit a namespace speaks as each
   * account in it.
   * @minLength 1
   * @maxLength 256
   */
  group?: string;
}
