/** How much of the process the Parsec socket of one container may use. */
export interface ParsecLimits {
  readonly maxConnections: number;
  /** Longest body of a request; what other services of the protocol take, too. */
  readonly maxBodyBytes: number;
  /** The same after a Hello: as long as a message of gRPC. */
  readonly maxMethodBytes: number;
  /** Requests of one connection that are being answered; above it nothing more is read from it for the time being. */
  readonly maxPipelined: number;
  /** The same in bytes of their bodies. */
  readonly maxPipelinedBytes: number;
  /** Of bodies that are coming in, for all connections together; who comes later waits for its turn. */
  readonly maxHeldBytes: number;
  /** From the connection, or a request's first byte, to its last. */
  readonly requestTimeoutMs: number;
  /** For a client that does not read its answers. */
  readonly answerTimeoutMs: number;
  /** From our last byte to the client's hanging up. */
  readonly leaveTimeoutMs: number;
}

export const PARSEC_LIMITS: ParsecLimits = Object.freeze({
  maxConnections: 1024,
  maxBodyBytes: 1_048_576,
  maxMethodBytes: 2_097_152,
  maxPipelined: 128,
  maxPipelinedBytes: 262_144,
  maxHeldBytes: 33_554_432,
  requestTimeoutMs: 5_000,
  answerTimeoutMs: 30_000,
  leaveTimeoutMs: 1_000,
});
