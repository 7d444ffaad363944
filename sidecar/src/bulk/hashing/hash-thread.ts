import { Worker } from "node:worker_threads";
import type { FilePlace } from "../files/bulk-file.ts";
import type { HashAnswer, HashRequest } from "./hash-message.ts";

/** Hashing needs next to nothing; a thread that grows past this is ended, and the next request starts another. */
const RESOURCE_LIMITS = { maxOldGenerationSizeMb: 16, maxYoungGenerationSizeMb: 2 };

/** Nothing of the main program's surroundings goes along. */
const OPTIONS = { name: "hash", env: {}, argv: [], execArgv: [], resourceLimits: RESOURCE_LIMITS };

/** A server whose callers read no files at once for so long gives the memory back. */
const IDLE_MS = 30_000;

/** One that it works on, and one for when it has done that: else it would wait until the event loop has time to give it more. */
const MAX_ASKED = 2;

/**
 * Reads and hashes files beside the event loop, one after the other, on a thread that is started with the first of them and ends when it was idle.
 * It keeps the process alive only while somebody waits for it.
 */
export class HashThread implements Disposable {
  readonly #program: URL;
  readonly #idleMs: number;
  #worker: Worker | undefined;
  #isReady = false;
  #idle: NodeJS.Timeout | undefined;
  /** Answered in the order of asking. */
  #asked: ((digest: Uint8Array | undefined) => void)[] = [];

  /** @param program hash-worker.ts, or the bundle of it */
  constructor(program: URL, idleMs: number = IDLE_MS) {
    this.#program = program;
    this.#idleMs = idleMs;
  }

  /**
   * @param nodeName of a hash with one length
   * @param place of a file that never waits for a device, open until the answer
   * @returns undefined where the thread starts, has enough to do, or ended under it, or the file became shorter: who asked reads and
   *   hashes by himself, and sees what is wrong
   */
  digest(nodeName: string, place: FilePlace): Promise<Uint8Array | undefined> | undefined {
    if (this.#asked.length >= MAX_ASKED) return undefined;
    const worker = this.#started();
    if (!this.#isReady) return undefined;
    return new Promise((resolve) => {
      if (this.#asked.push(resolve) === 1) this.#work(worker);
      worker.postMessage({ nodeName, place } satisfies HashRequest);
    });
  }

  [Symbol.dispose](): void {
    const worker = this.#worker;
    if (worker === undefined) return;
    this.#lose(worker);
    void worker.terminate();
  }

  #started(): Worker {
    if (this.#worker !== undefined) return this.#worker;
    const worker = new Worker(this.#program, OPTIONS);
    worker.on("online", () => this.#rest(worker));
    worker.on("message", ({ digest }: HashAnswer) => this.#settle(worker, digest));
    worker.on("error", () => this.#lose(worker));
    worker.on("exit", () => this.#lose(worker));
    worker.unref();
    this.#worker = worker;
    return worker;
  }

  #settle(worker: Worker, digest: Uint8Array | undefined): void {
    const answer = this.#asked.shift();
    if (this.#asked.length === 0) this.#rest(worker);
    answer?.(digest);
  }

  #work(worker: Worker): void {
    clearTimeout(this.#idle);
    worker.ref();
  }

  #rest(worker: Worker): void {
    this.#isReady = true;
    worker.unref();
    this.#idle = setTimeout(() => this[Symbol.dispose](), this.#idleMs).unref();
  }

  #lose(worker: Worker): void {
    if (this.#worker !== worker) return;
    this.#worker = undefined;
    this.#isReady = false;
    clearTimeout(this.#idle);
    const asked = this.#asked;
    this.#asked = [];
    for (const answer of asked) answer(undefined);
  }
}
