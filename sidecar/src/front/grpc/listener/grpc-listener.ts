/** Where to listen: Node's own options. */
export type ListenAddress = { readonly path: string } | { readonly host: string; readonly port: number };

/** A gRPC server on one address, whoever speaks HTTP/2 for it. */
export interface GrpcListener {
  /** Calls that are running now. */
  readonly callCount: number;
  /** Connections that are open now. */
  readonly connectionCount: number;
  /** The port of a TCP listener, once it listens. */
  readonly port: number | undefined;
  /** @throws what bind and listen throw, for example EADDRINUSE */
  listen(address: ListenAddress): Promise<void>;
  /**
   * Takes no new connection, asks each client to go away, lets running calls end, and after `graceMs` ends them.
   * Resolves when the last connection is closed.
   */
  close(graceMs: number): Promise<void>;
}

/** How often slow peers are looked for at the least; a limit is kept to this precision. */
export const MAX_SWEEP_INTERVAL_MS = 1_000;
