/** Measures how long a peer has been expected to act. */
export class PeerClock {
  readonly #timeoutMs: number;
  readonly #monotonicMs: () => number;
  /** Undefined while it is not the peer's turn. */
  #dueMs: number | undefined;

  constructor(timeoutMs: number, monotonicMs: () => number) {
    this.#timeoutMs = timeoutMs;
    this.#monotonicMs = monotonicMs;
  }

  /** It is the peer's turn, from the first call on: a byte now and then does not begin the time anew. */
  start(): void {
    this.#dueMs ??= this.#monotonicMs() + this.#timeoutMs;
  }

  stop(): void {
    this.#dueMs = undefined;
  }

  isOverdue(nowMs: number): boolean {
    return this.#dueMs !== undefined && nowMs >= this.#dueMs;
  }
}
