import { HeavyLane } from "../../dispatch/heavy-lane.ts";
import type { Caller } from "../../identity/caller.ts";
import { free } from "../../memory/free.ts";

/** A payload up to this much is in private memory as a whole before anything is done with it. */
export const SNAPSHOT_BYTES = 4 * 1024 * 1024;

/** One for the event loop, and two for the hash thread, which takes no memory here. */
const MEMORY_PLACES = 3;

/** A device has one to wait for while the processor works on the other; more would take threads from signatures. */
const DEVICE_PLACES = 2;

/** Gives memory to who works, once; nothing but the work changes it. @param lengthBytes at most SNAPSHOT_BYTES */
export type Take = (lengthBytes: number) => Buffer;

/** Memory that nobody has needed for so long is given back. */
const REST_MS = 1_000;

/**
 * Private memory to work in: few places, used again and again, and wiped after each use. Callers take turns, with a payload at a time,
 * so that however much one of them asks, another waits for one piece of it.
 */
export class Workbench {
  readonly #lane: HeavyLane;
  readonly #free: Buffer[] = [];
  readonly #restMs: number;
  #rest: NodeJS.Timeout | undefined;
  /** The fewest that were free at any moment since it was looked at. */
  #unused = 0;
  #asked = 0;

  constructor(places: number, restMs: number = REST_MS) {
    this.#lane = new HeavyLane(places);
    this.#restMs = restMs;
  }

  /** Whether more than one piece of work is under way or waits. */
  get isBusy(): boolean {
    return this.#asked > 1;
  }

  /**
   * @param work has the memory that it takes until it ends
   * @throws RESOURCE_EXHAUSTED where too much of the caller waits; else what the work throws
   */
  async run<T>(caller: Caller, work: (take: Take) => Promise<T>): Promise<T> {
    this.#asked++;
    try {
      return await this.#lane.of(caller).run(() => this.#use(work));
    } finally {
      this.#asked--;
    }
  }

  async #use<T>(work: (take: Take) => Promise<T>): Promise<T> {
    let taken: Buffer | undefined;
    try {
      return await work((lengthBytes) => {
        taken = this.#take().subarray(0, lengthBytes);
        return taken;
      });
    } finally {
      if (taken !== undefined) this.#putBack(taken);
    }
  }

  /** The last that came back: what lies below it may turn out to be more than is needed. */
  #take(): Buffer {
    const memory = this.#free.pop() ?? Buffer.alloc(SNAPSHOT_BYTES);
    this.#unused = Math.min(this.#unused, this.#free.length);
    return memory;
  }

  #putBack(taken: Buffer): void {
    taken.fill(0);
    this.#free.push(Buffer.from(taken.buffer));
    this.#rest ??= setTimeout(() => this.#giveBack(), this.#restMs).unref();
  }

  #giveBack(): void {
    for (const { buffer } of this.#free.splice(0, this.#unused)) free(buffer as ArrayBuffer);
    this.#unused = this.#free.length;
    this.#rest = this.#unused === 0 ? undefined : setTimeout(() => this.#giveBack(), this.#restMs).unref();
  }
}

const ofMemory = new Workbench(MEMORY_PLACES);
const ofDevices = new Workbench(DEVICE_PLACES);

/** @returns this process's place to work on files that lie in memory, or on a device */
export function workbenchOf({ isMemory }: { readonly isMemory: boolean }): Workbench {
  return isMemory ? ofMemory : ofDevices;
}
