/** Time for the answers of pods that act together to come in. */
const GATHER_MS = 50;
const INTERVAL_MS = 1_000;

/** When the status of each object may be written: soon after a quiet time, and then once a second. */
export class Pace {
  readonly #nowMs: () => number;
  readonly #writtenMs = new Map<string, number>();

  constructor(nowMs: () => number) {
    this.#nowMs = nowMs;
  }

  /** @returns milliseconds from now */
  delayMs(key: string): number {
    const written = this.#writtenMs.get(key);
    if (written === undefined) return GATHER_MS;
    return Math.max(GATHER_MS, written + INTERVAL_MS - this.#nowMs());
  }

  wrote(key: string): void {
    this.#writtenMs.set(key, this.#nowMs());
  }

  forget(key: string): void {
    this.#writtenMs.delete(key);
  }
}
