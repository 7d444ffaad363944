import { KeywardError } from "@keyward/core/errors/keyward-error";
import type { Target } from "../target.ts";
import { exceptionFault, type Fault, memoryFault, noAnswerFault, slowFault } from "./fault.ts";
import { heldBytes } from "./held-bytes.ts";
import type { Limits } from "./limits.ts";

export interface ExecutorOptions {
  readonly limits: Limits;
  /** Milliseconds that were computed so far. */
  readonly now: () => number;
  /** Called with each input right before it is decoded. */
  readonly before?: (input: Uint8Array) => void;
}

/** Collecting garbage or compiling makes any input slow once; one that is slow is so each time. */
const CONFIRMATIONS = 2;
const NO_ANSWER = Symbol("no answer");

/** Runs one input and judges what happened. */
export class Executor {
  readonly #target: Target;
  readonly #options: ExecutorOptions;

  constructor(target: Target, options: ExecutorOptions) {
    this.#target = target;
    this.#options = options;
  }

  /** @returns undefined where all is well */
  async run(input: Uint8Array): Promise<Fault | undefined> {
    const { limits } = this.#options;
    const first = await this.#once(input);
    if (first.fault !== undefined) return first.fault;
    if (first.elapsedMs <= limits.slowMs && first.bytes <= limits.spikeBytes) return undefined;
    const again = await this.#again(input);
    const elapsedMs = Math.min(first.elapsedMs, ...again.map((one) => one.elapsedMs));
    if (elapsedMs > limits.slowMs) return slowFault(elapsedMs, limits.slowMs);
    const bytes = Math.min(first.bytes, ...again.map((one) => one.bytes));
    return bytes > limits.spikeBytes ? memoryFault(bytes, limits.spikeBytes) : undefined;
  }

  async #again(input: Uint8Array): Promise<Measured[]> {
    const measured: Measured[] = [];
    while (measured.length < CONFIRMATIONS) measured.push(await this.#once(input));
    return measured;
  }

  async #once(input: Uint8Array): Promise<Measured> {
    this.#options.before?.(input);
    const bytesBefore = heldBytes();
    const startedMs = this.#options.now();
    const fault = await this.#judge(input);
    return { fault, elapsedMs: this.#options.now() - startedMs, bytes: heldBytes() - bytesBefore };
  }

  async #judge(input: Uint8Array): Promise<Fault | undefined> {
    try {
      // A copy, so that a decoder that writes into its input does not change the corpus.
      const answer = this.#target.run(new Uint8Array(input));
      if (answer instanceof Promise) return await inTime(answer, this.#options.limits.answerMs);
      return undefined;
    } catch (error) {
      return error instanceof KeywardError ? undefined : exceptionFault(error);
    }
  }
}

interface Measured {
  readonly fault: Fault | undefined;
  readonly elapsedMs: number;
  readonly bytes: number;
}

async function inTime(answer: Promise<void>, limitMs: number): Promise<Fault | undefined> {
  const { promise: late, resolve } = Promise.withResolvers<typeof NO_ANSWER>();
  const timer = setTimeout(resolve, limitMs, NO_ANSWER);
  try {
    return (await Promise.race([answer, late])) === NO_ANSWER ? noAnswerFault(limitMs) : undefined;
  } finally {
    clearTimeout(timer);
  }
}
