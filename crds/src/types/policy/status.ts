import type { Condition } from "../meta.ts";
import type { ChosenBackend } from "./backend-ref.ts";

export interface KeyPolicyStatus {
  /**
   * Generation that the rest of status describes.
   * @format int64
   */
  observedGeneration?: number;
  /**
   * Ready: the key exists, opens, and can be used.
   * @listType map
   * @listMapKey type
   * @maxItems 16
   */
  conditions?: Condition[];
  /** The active version of the policy's own key; nothing here is secret. */
  key?: KeyState;
  /**
   * How many CryptoKeys there are under this policy.
   * @format int32
   */
  keys?: number;
  /** Where new keys are made. */
  backend?: ChosenBackend;
}

export interface KeyState {
  /**
   * Counts from 1.
   * @format int32
   */
  version: number;
  /** SHA-256 of the DER SubjectPublicKeyInfo, lower-case hexadecimal. */
  fingerprint: string;
  /** PEM SubjectPublicKeyInfo. */
  publicKey: string;
  /** PEM certificate of a certificate authority. */
  certificate?: string;
  /**
   * When the key was made.
   * @format date-time
   */
  createdAt: string;
}
