import { KeywardError } from "@keyward/core/errors/keyward-error";

/** Half of the four threads that libuv has. */
export const HEAVY_WIDTH = 2;

/** Waiting work above this is refused: each item holds its request. */
const MAX_WAITING = 1024;

/**
 * Lets work that takes a pool thread for tens of milliseconds or more (RSA and SLH-DSA keys, SLH-DSA signatures, password hashes) run
 * in a narrow lane, so that it never takes every thread from signatures that take one for microseconds.
 */
export class HeavyLane {
  readonly #width: number;
  readonly #waiting: (() => void)[] = [];
  #running = 0;

  /** @param width how much may run at once */
  constructor(width: number) {
    this.#width = width;
  }

  /** @throws RESOURCE_EXHAUSTED where too much waits already; else what the work throws */
  async run<T>(work: () => Promise<T>): Promise<T> {
    await this.#enter();
    try {
      return await work();
    } finally {
      this.#leave();
    }
  }

  #enter(): Promise<void> | undefined {
    if (this.#running < this.#width) {
      this.#running++;
      return undefined;
    }
    if (this.#waiting.length >= MAX_WAITING) {
      throw new KeywardError("RESOURCE_EXHAUSTED", `${MAX_WAITING} slow operations wait already; try again later`);
    }
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  /** The place goes to the next in line, so nobody slips in between. */
  #leave(): void {
    const next = this.#waiting.shift();
    if (next === undefined) this.#running--;
    else next();
  }
}
