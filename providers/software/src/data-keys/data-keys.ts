import type { Secret } from "@keyward/core/secret/secret";

/** A data key that is open. Its bytes belong to who gave it: nobody else disposes of them. */
export interface OpenDataKey {
  /** At most 64 printable characters; is written into each set. */
  readonly id: string;
  /** 32 bytes. */
  readonly key: Secret;
}

/** The keys that sets are sealed with. Both methods throw BackendError where the key-encryption key does not answer. */
export interface DataKeys {
  /** What new seals are made with. */
  current(signal: AbortSignal): Promise<OpenDataKey>;
  /** @returns undefined if there is none of that id */
  byId(id: string, signal: AbortSignal): Promise<OpenDataKey | undefined>;
}
