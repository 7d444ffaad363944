import { HeavyLane } from "../dispatch/heavy-lane.ts";
import type { Caller } from "../identity/caller.ts";

/** A payload up to this much is in private memory as a whole before anything is done with it. */
export const SNAPSHOT_BYTES = 4 * 1024 * 1024;

/** One for the event loop, and two for the hash thread, which takes no memory here. */
const MEMORY_PLACES = 3;

/** A device has one to wait for while the processor works on the other; more would take threads from signatures. */
const DEVICE_PLACES = 2;

/** Gives memory to who works, once; nothing but the work changes it. @param lengthBytes at most SNAPSHOT_BYTES */
export type Take = (lengthBytes: number) => Buffer;

/** A server that reads no files for so long gives the memory back. */
const IDLE_MS = 30_000;

/**
 * Private memory to work in: few places, used again and again, and wiped after each use. Callers take turns, with a payload at a time,
 * so that however much one of them asks, another waits for one piece of it.
 */
export class Workbench {
  readonly #lane: HeavyLane;
  readonly #free: Buffer[] = [];
  #idle: NodeJS.Timeout | undefined;
  #asked = 0;

  constructor(places: number) {
    this.#lane = new HeavyLane(places);
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
        taken = (this.#free.pop() ?? Buffer.alloc(SNAPSHOT_BYTES)).subarray(0, lengthBytes);
        return taken;
      });
    } finally {
      if (taken !== undefined) this.#putBack(taken);
    }
  }

  #putBack(taken: Buffer): void {
    taken.fill(0);
    this.#free.push(Buffer.from(taken.buffer));
    this.#restLater();
  }

  #restLater(): void {
    if (this.#idle === undefined) this.#idle = setTimeout(() => this.#free.splice(0), IDLE_MS).unref();
    else this.#idle.refresh();
  }
}

const ofMemory = new Workbench(MEMORY_PLACES);
const ofDevices = new Workbench(DEVICE_PLACES);

/** @returns this process's place to work on files that lie in memory, or on a device */
export function workbenchOf({ isMemory }: { readonly isMemory: boolean }): Workbench {
  return isMemory ? ofMemory : ofDevices;
}
