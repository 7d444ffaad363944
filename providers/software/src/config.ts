import type { DataKeys } from "./data-keys/data-keys.ts";
import type { SealedStore } from "./sets/sealed-store.ts";

export interface SoftwareOptions {
  readonly store: SealedStore;
  readonly dataKeys: DataKeys;
  /** Which software backend it is, where several share a store: each sees only the versions of its own. */
  readonly home: string;
  /** Milliseconds since 1970. */
  readonly nowMs: () => number;
  readonly log: (event: string, fields: Readonly<Record<string, unknown>>) => void;
}
