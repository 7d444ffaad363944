import type { CryptoContext } from "./crypto-context.ts";

/** How long a context may live; undefined: as long as its connection. */
export type Lifetime = number | undefined;

/** A context that a client holds by its id. */
export interface OpenContext {
  readonly id: string;
  readonly context: CryptoContext;
  readonly lifetimeMs: Lifetime;
  /** On the store's clock. */
  expiresMs: number;
  /** A call works with it, and lets other calls in between. */
  busy: boolean;
  /** Ended, and kept to begin again. */
  finished: boolean;
}
