import type { SeededRandom } from "@keyward/core/testing/seeded-random";
import { mutate } from "../mutate/mutate.ts";
import { DEFAULT_MAX_BYTES, type Target } from "../target.ts";
import type { Guide } from "./coverage.ts";
import { Executor, type ExecutorOptions } from "./executor.ts";
import { type Fault, GROWTH, growthFault } from "./fault.ts";
import { MemoryWatch } from "./memory-watch.ts";
import { minimise } from "./minimise.ts";

/** A fault and the smallest input with it that was found. */
export interface Find {
  readonly fault: Fault;
  readonly input: Uint8Array;
}

export interface FuzzerOptions extends ExecutorOptions {
  readonly guide: Guide;
  readonly random: SeededRandom;
  readonly onFind: (find: Find) => void;
}

/** A target with more faults than this needs its author, not more inputs. */
const MAX_FINDS = 5;
const MAX_MINIMISING_RUNS = 2000;
/** Half of the time the newest inputs are changed: they reached what nothing else has. */
const NEWEST = 16;

/** Fuzzes one target: changes inputs that are known to reach something, and keeps those that reach something new. */
export class Fuzzer {
  readonly #target: Target;
  readonly #options: FuzzerOptions;
  readonly #executor: Executor;
  readonly #memory: MemoryWatch;
  readonly #corpus: Uint8Array[] = [];
  readonly #signatures = new Set<string>();
  #dictionary: readonly Uint8Array[] = [];
  #runs = 0;

  constructor(target: Target, options: FuzzerOptions) {
    this.#target = target;
    this.#options = options;
    this.#executor = new Executor(target, options);
    this.#memory = new MemoryWatch(options.limits.growthBytes);
  }

  get runs(): number {
    return this.#runs;
  }

  get corpusSize(): number {
    return this.#corpus.length;
  }

  /** Whether so many different finds were made that going on makes no sense. */
  get isDone(): boolean {
    return this.#signatures.size >= MAX_FINDS;
  }

  /** Texts and numbers that the code compares with, to be put into inputs. */
  set dictionary(words: readonly Uint8Array[]) {
    this.#dictionary = words;
  }

  /** Runs an input and keeps it if it reaches something new; the first is always kept. */
  async seed(input: Uint8Array): Promise<void> {
    if (input.length > this.#maxBytes) return;
    await this.#run(input);
    if (this.#corpus.length === 0) this.#corpus.push(input);
  }

  /** Makes an input and runs it. */
  async step(): Promise<void> {
    await this.#run(this.#make());
    if (this.#signatures.has(GROWTH)) return;
    const growth = await this.#memory.check((input) => this.#executor.run(input));
    if (growth === undefined) return;
    await this.#report(growthFault(growth.bytes, growth.runs, growth.bytesPerRun), growth.input);
  }

  get #maxBytes(): number {
    return this.#target.maxBytes ?? DEFAULT_MAX_BYTES;
  }

  #make(): Uint8Array {
    const { random } = this.#options;
    const newest = random.below(2) === 0 ? this.#corpus.slice(-NEWEST) : this.#corpus;
    const context = { random, dictionary: this.#dictionary, other: () => random.pick(this.#corpus) };
    return mutate(random.pick(newest), this.#target.mutations, context, this.#maxBytes);
  }

  async #run(input: Uint8Array): Promise<void> {
    this.#runs++;
    this.#memory.note(input);
    const fault = await this.#executor.run(input);
    if (this.#options.guide.takeNew()) this.#corpus.push(input);
    if (fault !== undefined) await this.#report(fault, input);
  }

  async #report(fault: Fault, input: Uint8Array): Promise<void> {
    if (this.#signatures.has(fault.signature)) return;
    this.#signatures.add(fault.signature);
    // Before it is made smaller, which may not come to an end.
    this.#options.onFind({ fault, input });
    if (fault.kind !== "exception") return;
    const isStill = async (candidate: Uint8Array) =>
      (await this.#executor.run(candidate))?.signature === fault.signature;
    const smallest = await minimise(input, isStill, MAX_MINIMISING_RUNS);
    this.#options.onFind({ fault: (await this.#executor.run(smallest)) ?? fault, input: smallest });
  }
}
