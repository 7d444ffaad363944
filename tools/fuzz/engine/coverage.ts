import { type Profiler, Session } from "node:inspector";

/** Which characters of which file were run: one byte for each. */
export type Reached = ReadonlyMap<string, Uint8Array>;

/**
 * Which code was run, as V8 counts it for each block. What is to be seen in blocks must be imported after `start`: V8
 * compiles the counters into functions, and leaves alone those that it has compiled before.
 */
export class Coverage {
  readonly #session = new Session();
  readonly #isWatched: (url: string) => boolean;
  readonly #reached = new Map<string, Uint8Array>();

  /** @param isWatched tells by its URL whether a file counts */
  constructor(isWatched: (url: string) => boolean) {
    this.#isWatched = isWatched;
  }

  start(): void {
    this.#session.connect();
    this.#session.post("Profiler.enable");
    this.#session.post("Profiler.startPreciseCoverage", { callCount: true, detailed: true });
  }

  stop(): void {
    this.#session.disconnect();
  }

  /** Everything that was added up so far. */
  get reached(): Reached {
    return this.#reached;
  }

  /** Forgets what was reached, as for the next target. */
  reset(): void {
    this.collect();
    this.#reached.clear();
  }

  /** @returns what was run since the last call; about half a millisecond */
  collect(): Reached {
    const run = new Map<string, Uint8Array>();
    this.#session.post("Profiler.takePreciseCoverage", (error, taken) => {
      if (error) throw error;
      for (const script of taken.result) if (this.#isWatched(script.url)) run.set(script.url, paint(script));
    });
    return run;
  }

  isNew(run: Reached): boolean {
    return [...run].some(([url, characters]) => hasNew(characters, this.#reached.get(url)));
  }

  add(run: Reached): void {
    for (const [url, characters] of run) {
      const before = this.#reached.get(url) ?? new Uint8Array(0);
      const sum = new Uint8Array(Math.max(before.length, characters.length));
      sum.set(before);
      characters.forEach((isRun, at) => {
        if (isRun === 1) sum[at] = 1;
      });
      this.#reached.set(url, sum);
    }
  }
}

/**
 * A range is told only where its count differs from that of the range around it, so ranges are laid over each other:
 * outer ones come first. A file's own top level says nothing about an input.
 */
function paint({ functions }: Profiler.ScriptCoverage): Uint8Array {
  const inner = functions.filter(({ functionName, ranges }) => functionName !== "" || ranges[0]!.startOffset > 0);
  const ranges = inner.flatMap((one) => one.ranges);
  const characters = new Uint8Array(ranges.reduce((most, range) => Math.max(most, range.endOffset), 0));
  for (const { count, startOffset, endOffset } of ranges) characters.fill(count > 0 ? 1 : 0, startOffset, endOffset);
  return characters;
}

function hasNew(characters: Uint8Array, reached: Uint8Array | undefined): boolean {
  return characters.some((isRun, at) => isRun === 1 && reached?.[at] !== 1);
}
