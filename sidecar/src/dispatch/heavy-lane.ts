import { KeywardError } from "@keyward/core/errors/keyward-error";
import type { Caller } from "../identity/caller.ts";

/** Half of the four threads that libuv has. */
export const HEAVY_WIDTH = 2;

/** Waiting work of one caller above this is refused: each item holds its request. */
const MAX_WAITING = 256;

/**
 * Lets work that takes a pool thread for tens of milliseconds or more (RSA and SLH-DSA keys, SLH-DSA signatures, password hashes) run
 * in a narrow lane, so that it never takes every thread from signatures that take one for microseconds. Callers take turns: however
 * much one of them has waiting, another waits for one piece of it.
 */
export class HeavyLane {
  readonly #places: Places;
  readonly #waiting: (() => void)[] = [];

  /** @param width how much may run at once, or the places of a lane that this one shares */
  constructor(width: number | Places) {
    this.#places = typeof width === "number" ? new Places(width) : width;
  }

  /** @returns the caller's own queue into the same places */
  of(caller: Caller): HeavyLane {
    return this.#places.laneOf(caller);
  }

  /** @throws RESOURCE_EXHAUSTED where too much of the caller waits already; else what the work throws */
  async run<T>(work: () => Promise<T>): Promise<T> {
    await this.#enter();
    try {
      return await work();
    } finally {
      this.#places.leave();
    }
  }

  #enter(): Promise<void> | undefined {
    if (this.#places.enter()) return undefined;
    if (this.#waiting.length >= MAX_WAITING) {
      throw new KeywardError("RESOURCE_EXHAUSTED", `${MAX_WAITING} slow operations wait already; try again later`);
    }
    return new Promise((resolve) => {
      if (this.#waiting.push(resolve) === 1) this.#places.queue(this.#waiting);
    });
  }
}

type Queue = (() => void)[];

/** What may run at once, and the queues that wait for it. */
class Places {
  readonly #width: number;
  readonly #lanes = new WeakMap<Caller, HeavyLane>();
  /** None is empty; the first is served next. */
  readonly #queues: Queue[] = [];
  #running = 0;

  constructor(width: number) {
    this.#width = width;
  }

  laneOf(caller: Caller): HeavyLane {
    const known = this.#lanes.get(caller);
    if (known !== undefined) return known;
    const lane = new HeavyLane(this);
    this.#lanes.set(caller, lane);
    return lane;
  }

  /** @returns whether there was a place */
  enter(): boolean {
    if (this.#running >= this.#width) return false;
    this.#running++;
    return true;
  }

  queue(queue: Queue): void {
    this.#queues.push(queue);
  }

  /** The place goes to the next in line, so nobody slips in between. */
  leave(): void {
    const queue = this.#queues.shift();
    const next = queue?.shift();
    if (queue !== undefined && queue.length > 0) this.#queues.push(queue);
    if (next === undefined) this.#running--;
    else next();
  }
}
