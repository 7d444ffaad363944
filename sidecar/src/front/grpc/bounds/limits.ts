/** How much of the process one listener may use. Every number has a test that goes one past it. */
export interface Limits {
  /** Of this listener alone. */
  readonly maxConnections: number;
  /** Announced to the peer; a stream above it is refused, and gRPC clients then wait. */
  readonly maxConcurrentStreams: number;
  /** Header list in bytes, as HTTP/2 counts it (RFC 9113, 6.5.2). */
  readonly maxHeaderBytes: number;
  /** Request bytes held at once by all streams of the listener; further streams wait for their turn. */
  readonly maxHeldBytes: number;
  /** From a stream's headers to the last byte of its message, and from an answer to its last byte read. */
  readonly messageTimeoutMs: number;
  /** From the connection to the peer's HTTP/2 preface and SETTINGS. */
  readonly prefaceTimeoutMs: number;
  /** A connection without streams is closed after this; undefined: never, local clients keep theirs for days. */
  readonly idleTimeoutMs: number | undefined;
}

/** Defaults for a local socket. 1024 streams: what clients of the crypto-broker count on. */
export const SOCKET_LIMITS: Limits = Object.freeze({
  maxConnections: 1024,
  maxConcurrentStreams: 1024,
  maxHeaderBytes: 16 * 1024,
  maxHeldBytes: 32 * 1024 * 1024,
  messageTimeoutMs: 30_000,
  prefaceTimeoutMs: 10_000,
  idleTimeoutMs: undefined,
});

/** For the kubelet's probe: a port that anyone in the cluster may reach. */
export const HEALTH_PORT_LIMITS: Limits = Object.freeze({
  maxConnections: 64,
  maxConcurrentStreams: 16,
  maxHeaderBytes: 8 * 1024,
  maxHeldBytes: 64 * 1024,
  messageTimeoutMs: 5_000,
  prefaceTimeoutMs: 5_000,
  idleTimeoutMs: 60_000,
});
