import { readFileSync } from "node:fs";
import { type ModuleHooks, registerHooks } from "node:module";
import { fileURLToPath } from "node:url";
import { instrument, REACH } from "./instrument.ts";

/** Tells whether a run reached something that none before it did. */
export interface Guide {
  /** Forgets what was reached, as for the next target. */
  reset(): void;
  /** To be asked after each run. */
  takeNew(): boolean;
}

export interface CoverageCount {
  readonly reached: number;
  /** In the files of which something was reached. */
  readonly branches: number;
  readonly files: number;
}

const MAX_BRANCHES = 2 ** 18;
/** Counts from here on are not told apart. */
const MAX_COUNT = 128;

/**
 * Which branches were run, and roughly how often: the first, second, fourth, eighth ... time in one run count as different.
 * V8's own block coverage would need its optimising compilers off (optimised code does not count), and milliseconds to
 * read; this needs no more than a call for each branch.
 */
export class Coverage implements Guide {
  readonly #isWatched: (url: string) => boolean;
  /** For each file its first branch, and the first of the next file. */
  readonly #files = new Map<string, { readonly from: number; readonly to: number }>();
  /** One bit for each power of two. */
  readonly #reached = new Uint8Array(MAX_BRANCHES);
  readonly #counts = new Uint8Array(MAX_BRANCHES);
  readonly #touched = new Uint32Array(MAX_BRANCHES);
  #touchedCount = 0;
  #branches = 0;
  #hasNew = false;
  #hooks: ModuleHooks | undefined;

  /** @param isWatched tells by its URL whether a file counts */
  constructor(isWatched: (url: string) => boolean) {
    this.#isWatched = isWatched;
  }

  /** Only what is imported from now on is watched. One coverage at a time. */
  start(): void {
    Object.assign(globalThis, { [REACH]: (branch: number) => this.#reach(branch) });
    this.#hooks = registerHooks({
      load: (url, context, next) => (this.#isWatched(url) ? this.#load(url) : next(url, context)),
    });
  }

  /** What was imported goes on counting. */
  stop(): void {
    this.#hooks?.deregister();
  }

  reset(): void {
    this.takeNew();
    this.#reached.fill(0);
  }

  takeNew(): boolean {
    const hasNew = this.#hasNew;
    this.#hasNew = false;
    for (let index = 0; index < this.#touchedCount; index++) this.#counts[this.#touched[index]!] = 0;
    this.#touchedCount = 0;
    return hasNew;
  }

  /** URLs of the files of which something was reached. */
  get files(): string[] {
    return [...this.#files.keys()].filter((url) => this.#reachedIn(url) > 0);
  }

  get count(): CoverageCount {
    const { files } = this;
    const branches = files.map((url) => this.#files.get(url)!).map(({ from, to }) => to - from);
    return { reached: sum(files.map((url) => this.#reachedIn(url))), branches: sum(branches), files: files.length };
  }

  #reach(branch: number): void {
    const count = this.#counts[branch]!;
    if (count === MAX_COUNT) return;
    if (count === 0) this.#touched[this.#touchedCount++] = branch;
    this.#counts[branch] = count + 1;
    // Powers of two only; at most 128, so the bit that is set is the number itself.
    const now = count + 1;
    if ((now & count) !== 0 || (this.#reached[branch]! & now) !== 0) return;
    this.#reached[branch]! |= now;
    this.#hasNew = true;
  }

  #reachedIn(url: string): number {
    const { from, to } = this.#files.get(url)!;
    return this.#reached.subarray(from, to).reduce((found, bits) => found + (bits > 0 ? 1 : 0), 0);
  }

  #load(url: string): { readonly format: string; readonly source: string; readonly shortCircuit: true } {
    const path = fileURLToPath(url);
    const from = this.#branches;
    const source = instrument(readFileSync(path, "utf8"), path, () => this.#branches++);
    this.#files.set(url, { from, to: this.#branches });
    if (this.#branches > MAX_BRANCHES) throw new RangeError(`more than ${MAX_BRANCHES} branches to watch`);
    return { format: path.endsWith(".ts") ? "module-typescript" : "module", source, shortCircuit: true };
  }
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}
