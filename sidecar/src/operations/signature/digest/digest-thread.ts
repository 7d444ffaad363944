import type { KeyObject } from "node:crypto";
import { Worker } from "node:worker_threads";
import type { SignatureAlgorithm } from "@keyward/core/algorithms/signature";
import type { SignatureOptions } from "@keyward/core/crypto/signature/options";
import { KeywardError } from "@keyward/core/errors/keyward-error";
import type { DigestAnswer, DigestRequest, DigestResult } from "./digest-message.ts";

/** What waits holds its request; the slowest takes 10 ms. */
const MAX_WAITING = 256;

/** Signatures need little; a thread that grows past this is ended, and the next request starts another. */
const RESOURCE_LIMITS = { maxOldGenerationSizeMb: 16, maxYoungGenerationSizeMb: 2 };

/** Nothing of the main program's surroundings goes along. */
const OPTIONS = { name: "digest", env: {}, argv: [], execArgv: [], resourceLimits: RESOURCE_LIMITS };

/** Long enough for a client that signs now and then to find it running; its memory is worth more to the pod than a start. */
const IDLE_MS = 60_000;

interface Waiting {
  resolve(result: DigestResult): void;
  reject(error: Error): void;
}

type Work = Omit<DigestRequest, "id">;

/**
 * Signs and verifies digests beside the event loop, on a thread that is started with the first of them (100 ms, 25 MB) and ends after a
 * minute without work, or with the process: node:crypto signs messages on its pool, but no digests. It keeps the process alive only while somebody waits for it.
 */
export class DigestThread implements Disposable {
  readonly #program: URL;
  readonly #idleMs: number;
  readonly #waiting = new Map<number, Waiting>();
  #worker: Worker | undefined;
  #idle: NodeJS.Timeout | undefined;
  #lastId = 0;

  /**
   * @param program digest-worker.ts, or the bundle of it
   * @param idleMs without work, after which it ends
   */
  constructor(program: URL, idleMs: number = IDLE_MS) {
    this.#program = program;
    this.#idleMs = idleMs;
  }

  /** @throws INVALID_ARGUMENT for what the key cannot do; RESOURCE_EXHAUSTED where too much waits */
  async sign(
    row: SignatureAlgorithm,
    key: KeyObject,
    digest: Uint8Array,
    options: SignatureOptions,
  ): Promise<Uint8Array> {
    const work = { algorithm: row.name, key, digest, options, signature: undefined };
    return (await this.#ask(work)) as Uint8Array;
  }

  /** The same for verifying. @returns false for a signature that is malformed, too */
  async verify(
    row: SignatureAlgorithm,
    key: KeyObject,
    digest: Uint8Array,
    signature: Uint8Array,
    options: SignatureOptions,
  ): Promise<boolean> {
    return (await this.#ask({ algorithm: row.name, key, digest, options, signature })) as boolean;
  }

  /** Ends the thread; whoever waits gets UNAVAILABLE. */
  [Symbol.dispose](): void {
    const worker = this.#worker;
    if (worker === undefined) return;
    this.#lose(worker);
    void worker.terminate();
  }

  #ask(work: Work): Promise<DigestResult> {
    if (this.#waiting.size >= MAX_WAITING) {
      throw new KeywardError(
        "RESOURCE_EXHAUSTED",
        `${MAX_WAITING} digests wait for a signature already; try again later`,
      );
    }
    clearTimeout(this.#idle);
    const worker = this.#started();
    const id = ++this.#lastId;
    return new Promise((resolve, reject) => {
      worker.postMessage({ id, ...work } satisfies DigestRequest);
      this.#waiting.set(id, { resolve, reject });
      worker.ref();
    });
  }

  #started(): Worker {
    if (this.#worker !== undefined) return this.#worker;
    const worker = new Worker(this.#program, OPTIONS);
    worker.on("message", (answer: DigestAnswer) => this.#settle(answer));
    worker.on("error", () => this.#lose(worker));
    worker.on("exit", () => this.#lose(worker));
    worker.unref();
    this.#worker = worker;
    return worker;
  }

  #settle(answer: DigestAnswer): void {
    const waiting = this.#waiting.get(answer.id);
    this.#waiting.delete(answer.id);
    if (this.#waiting.size === 0) this.#rest();
    if ("fault" in answer) waiting?.reject(new KeywardError(answer.fault.code, answer.fault.text));
    else waiting?.resolve(answer.result);
  }

  #rest(): void {
    this.#worker?.unref();
    this.#idle = setTimeout(() => this[Symbol.dispose](), this.#idleMs).unref();
  }

  /** The thread ended, for want of memory for example: whoever waits is told, and the next request starts another. */
  #lose(worker: Worker): void {
    if (this.#worker !== worker) return;
    this.#worker = undefined;
    clearTimeout(this.#idle);
    const all = [...this.#waiting.values()];
    this.#waiting.clear();
    for (const { reject } of all)
      reject(new KeywardError("UNAVAILABLE", "the thread that signs digests ended; try again"));
  }
}
