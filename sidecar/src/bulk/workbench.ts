import { HeavyLane } from "../dispatch/heavy-lane.ts";
import type { Caller } from "../identity/caller.ts";

/** A payload up to this much is in private memory as a whole before anything is done with it. */
export const SNAPSHOT_BYTES = 4 * 1024 * 1024;

/** More would be memory without speed: a device has one to wait for while the processor works on the other. */
const PLACES = 2;

/** A server that reads no files for so long gives the memory back. */
const IDLE_MS = 30_000;

/**
 * Private memory to work in: few places, used again and again, and wiped after each use. Callers take turns, with a payload at a time,
 * so that however much one of them asks, another waits for one piece of it.
 */
export class Workbench {
  readonly #lane = new HeavyLane(PLACES);
  readonly #free: Buffer[] = [];
  #idle: NodeJS.Timeout | undefined;

  /**
   * @param lengthBytes at most SNAPSHOT_BYTES
   * @param work gets that much memory, and has it until it ends
   * @throws RESOURCE_EXHAUSTED where too much of the caller waits; else what the work throws
   */
  run<T>(caller: Caller, lengthBytes: number, work: (memory: Buffer) => Promise<T>): Promise<T> {
    return this.#lane.of(caller).run(async () => {
      clearTimeout(this.#idle);
      const whole = this.#free.pop() ?? Buffer.allocUnsafeSlow(SNAPSHOT_BYTES);
      const memory = whole.subarray(0, lengthBytes);
      try {
        return await work(memory);
      } finally {
        memory.fill(0);
        this.#free.push(whole);
        this.#idle = setTimeout(() => this.#free.splice(0), IDLE_MS).unref();
      }
    });
  }
}

/** Of this process. */
export const WORKBENCH = new Workbench();
