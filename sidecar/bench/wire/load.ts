/** One client that has `inFlight` requests under way at any time, and looks at nothing but where answers end. */
export interface Load {
  /** Requests that were answered. */
  readonly calls: number;
  /** Begins `inFlight` requests; each one that is answered is followed by another, until `stop`. */
  start(inFlight: number): void;
  stop(): void;
}
