import { Worker } from "node:worker_threads";
import type { HashAnswer, HashRequest } from "./hash-message.ts";

/** Hashing needs next to nothing; a thread that grows past this is ended, and the next request starts another. */
const RESOURCE_LIMITS = { maxOldGenerationSizeMb: 16, maxYoungGenerationSizeMb: 2 };

/** Nothing of the main program's surroundings goes along. */
const OPTIONS = { name: "hash", env: {}, argv: [], execArgv: [], resourceLimits: RESOURCE_LIMITS };

/** A server whose callers read no files at once for so long gives the memory back. */
const IDLE_MS = 30_000;

/**
 * Hashes beside the event loop, one piece at a time, on a thread that is started with the first of them and ends when it was idle.
 * It keeps the process alive only while somebody waits for it.
 */
export class HashThread implements Disposable {
  readonly #program: URL;
  readonly #idleMs: number;
  #worker: Worker | undefined;
  #isReady = false;
  #idle: NodeJS.Timeout | undefined;
  #waiting: { resolve(digest: Uint8Array | undefined): void } | undefined;

  /** @param program hash-worker.ts, or the bundle of it */
  constructor(program: URL, idleMs: number = IDLE_MS) {
    this.#program = program;
    this.#idleMs = idleMs;
  }

  /**
   * @param nodeName of a hash with one length
   * @returns undefined where the thread starts, has work, or ended under it: who asked hashes by himself
   */
  digest(nodeName: string, data: Uint8Array<SharedArrayBuffer>): Promise<Uint8Array | undefined> | undefined {
    if (this.#waiting !== undefined) return undefined;
    clearTimeout(this.#idle);
    const worker = this.#started();
    if (!this.#isReady) return undefined;
    return new Promise((resolve) => {
      this.#waiting = { resolve };
      worker.ref();
      worker.postMessage({ nodeName, data } satisfies HashRequest);
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
    const waiting = this.#waiting;
    this.#waiting = undefined;
    this.#rest(worker);
    waiting?.resolve(digest);
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
    const waiting = this.#waiting;
    this.#waiting = undefined;
    waiting?.resolve(undefined);
  }
}
