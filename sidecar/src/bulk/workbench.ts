import { HeavyLane } from "../dispatch/heavy-lane.ts";
import type { Caller } from "../identity/caller.ts";
import { wipe } from "./wipe.ts";

/** A payload up to this much is in private memory as a whole before anything is done with it. */
export const SNAPSHOT_BYTES = 4 * 1024 * 1024;

/** More would be memory without speed: a device has one to wait for while the processor works on the other. */
const PLACES = 2;

/** Of this process alone: no other sees it, and nothing but the work changes it; one of its threads may hash it. */
export type Memory = Buffer<SharedArrayBuffer>;

/** A server that reads no files for so long gives the memory back. */
const IDLE_MS = 30_000;

/**
 * Private memory to work in: few places, used again and again, and wiped after each use. Callers take turns, with a payload at a time,
 * so that however much one of them asks, another waits for one piece of it.
 */
export class Workbench {
  readonly #lane = new HeavyLane(PLACES);
  readonly #free: Memory[] = [];
  #idle: NodeJS.Timeout | undefined;
  #asked = 0;

  /** Whether more than one piece of work is under way or waits. */
  get isBusy(): boolean {
    return this.#asked > 1;
  }

  /**
   * @param lengthBytes at most SNAPSHOT_BYTES
   * @param work gets that much memory, and has it until it ends
   * @throws RESOURCE_EXHAUSTED where too much of the caller waits; else what the work throws
   */
  async run<T>(caller: Caller, lengthBytes: number, work: (memory: Memory) => Promise<T>): Promise<T> {
    this.#asked++;
    try {
      return await this.#lane.of(caller).run(() => this.#use(lengthBytes, work));
    } finally {
      this.#asked--;
    }
  }

  async #use<T>(lengthBytes: number, work: (memory: Memory) => Promise<T>): Promise<T> {
    const whole = this.#free.pop() ?? Buffer.from(new SharedArrayBuffer(SNAPSHOT_BYTES));
    const memory = whole.subarray(0, lengthBytes);
    try {
      return await work(memory);
    } finally {
      wipe(memory);
      this.#free.push(whole);
      this.#restLater();
    }
  }

  #restLater(): void {
    if (this.#idle === undefined) this.#idle = setTimeout(() => this.#free.splice(0), IDLE_MS).unref();
    else this.#idle.refresh();
  }
}

/** Of this process. */
export const WORKBENCH = new Workbench();
