import type { Condition } from "../meta.ts";

export interface KeyBackendStatus {
  /**
   * Generation that the rest of status describes.
   * @format int64
   */
  observedGeneration?: number;
  /**
   * Ready: it answers and permits what is needed. Development: what no production has is permitted. BreakerOpen: calls are held back.
   * @listType map
   * @listMapKey type
   * @maxItems 16
   */
  conditions?: Condition[];
  /** software, aws-kms, azure-key-vault, gcp-kms, vault, pkcs11 or tpm. */
  type?: string;
  /** What it protects keys with. */
  protection?: "Software" | "Managed" | "Hardware";
  /** Whether keys go to sidecars or operations to the backend. */
  delivery?: "Material" | "Remote";
  /**
   * Key algorithms that it has.
   * @listType set
   * @maxItems 64
   */
  algorithms?: string[];
  /** What answered: product, version, token; no secret. */
  detail?: string;
  /** Of the last check, for example 12 ms. */
  latency?: string;
  /**
   * When it was last asked.
   * @format date-time
   */
  checkedAt?: string;
  /** The key under which software keys are sealed. */
  seal?: SealStatus;
}

export interface SealStatus {
  /**
   * Name of the data key that new seals are made with.
   * @maxLength 253
   */
  dataKey: string;
  /**
   * Sets of keys that are still sealed with an older one.
   * @format int32
   */
  behind: number;
}
