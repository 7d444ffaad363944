import { KeywardError } from "@keyward/core/errors/keyward-error";
import type { Caller } from "../identity/caller.ts";
import { ACCOUNTS } from "./caller-accounts.ts";

export interface LaneOptions {
  /** How much may run at once, of all callers. */
  readonly width: number;
  /** Waiting work of one caller above this is refused: each item holds its request. */
  readonly maxWaiting: number;
  /** What runs in it, for whoever is refused: `slow operations`. */
  readonly what: string;
  /** The caller's share where all have work waiting. Default: by the priority that its profile gives it. */
  weightOf?(caller: Caller): number;
}

/**
 * Work beside the event loop, so much of it at once. Callers take turns by their weight: however much one of them has waiting,
 * another waits for a piece of it, and nobody for ever.
 */
export class FairLane {
  readonly #places: Places;
  readonly #queue: Queue;

  /** @param of the places of a lane that this one shares, and its own queue into them */
  constructor(of: LaneOptions | { readonly places: Places; readonly weight: () => number }) {
    const isShared = "places" in of;
    this.#places = isShared ? of.places : new Places(of);
    this.#queue = { waiting: [], pass: 0, weight: isShared ? of.weight : () => 1 };
  }

  /** @returns the caller's own queue into the same places */
  of(caller: Caller): FairLane {
    return this.#places.laneOf(caller);
  }

  /** @throws RESOURCE_EXHAUSTED where too much of the caller waits already; else what the work throws */
  async run<T>(work: () => Promise<T>): Promise<T> {
    await this.#places.enter(this.#queue);
    try {
      return await work();
    } finally {
      this.#places.leave();
    }
  }
}

interface Queue {
  readonly waiting: (() => void)[];
  /** What the caller has had, for its weight. */
  pass: number;
  weight(): number;
}

/** What may run at once, and the queues that wait for it. */
class Places {
  readonly #options: LaneOptions;
  readonly #lanes = new WeakMap<Caller, FairLane>();
  /** None is empty. */
  readonly #queues = new Set<Queue>();
  #pass = 0;
  #running = 0;

  constructor(options: LaneOptions) {
    this.#options = options;
  }

  laneOf(caller: Caller): FairLane {
    const known = this.#lanes.get(caller);
    if (known !== undefined) return known;
    const { weightOf = (who) => ACCOUNTS.of(who).weight } = this.#options;
    const lane = new FairLane({ places: this, weight: () => weightOf(caller) });
    this.#lanes.set(caller, lane);
    return lane;
  }

  /** @returns undefined where there was a place, else once there is one */
  enter(queue: Queue): Promise<void> | undefined {
    const { width, maxWaiting, what } = this.#options;
    if (this.#running < width) {
      this.#running++;
      return undefined;
    }
    if (queue.waiting.length >= maxWaiting) {
      throw new KeywardError("RESOURCE_EXHAUSTED", `${maxWaiting} ${what} wait already; try again later`);
    }
    // Who comes after a rest has nothing saved up.
    queue.pass = Math.max(queue.pass, this.#pass);
    this.#queues.add(queue);
    return new Promise((resolve) => queue.waiting.push(resolve));
  }

  /** The place goes to the next in line, so nobody slips in between. */
  leave(): void {
    const queue = this.#next();
    if (queue === undefined) {
      this.#running--;
      return;
    }
    this.#queues.delete(queue);
    this.#pass = queue.pass;
    queue.pass += 1 / queue.weight();
    const go = queue.waiting.shift()!;
    // Behind those that have had as little.
    if (queue.waiting.length > 0) this.#queues.add(queue);
    go();
  }

  #next(): Queue | undefined {
    let best: Queue | undefined;
    for (const queue of this.#queues) if (best === undefined || isBefore(queue, best)) best = queue;
    return best;
  }
}

function isBefore(one: Queue, other: Queue): boolean {
  return one.pass < other.pass || (one.pass === other.pass && one.weight() > other.weight());
}
