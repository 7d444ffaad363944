/** One client that has `inFlight` requests under way at any time, and looks at nothing but where answers end. */
export interface Load {
  /** Requests that were answered. */
  readonly calls: number;
  /** How long each took, of the last ones, where one is under way at a time. */
  readonly latenciesUs: number[];
  /** Begins `inFlight` requests; each one that is answered is followed by another, until `stop`. */
  start(inFlight: number): void;
  stop(): void;
}

/** What is kept of them. */
const MAX_LATENCIES = 1_000_000;

/** Takes the time of one call after the other. */
export class Stopwatch {
  readonly latenciesUs: number[] = [];
  #beganMs = 0;

  begin(): void {
    this.#beganMs = performance.now();
  }

  end(): void {
    if (this.latenciesUs.length < MAX_LATENCIES) this.latenciesUs.push((performance.now() - this.#beganMs) * 1_000);
  }
}
