import { monitorEventLoopDelay } from "node:perf_hooks";

const RESOLUTION_MS = 20;
const NANOSECONDS_PER_MS = 1e6;

/** How late timers come, over the last one or two periods. A pause of one second makes a tenth of a review's time. */
export class LoopLag implements Disposable {
  readonly #histogram = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
  readonly #timer: NodeJS.Timeout;
  #meanMs = 0;

  constructor(periodMs: number) {
    this.#histogram.enable();
    this.#timer = setInterval(() => this.#turn(), periodMs).unref();
  }

  /** Mean of the last whole period, in milliseconds. */
  get meanMs(): number {
    return this.#meanMs;
  }

  [Symbol.dispose](): void {
    clearInterval(this.#timer);
    this.#histogram.disable();
  }

  #turn(): void {
    const meanMs = this.#histogram.mean / NANOSECONDS_PER_MS - RESOLUTION_MS;
    this.#meanMs = Number.isFinite(meanMs) ? Math.max(0, meanMs) : 0;
    this.#histogram.reset();
  }
}
