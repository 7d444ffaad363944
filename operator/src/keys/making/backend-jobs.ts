/** Beyond so many at a time, a backend's work waits for its turn. */
const MAX_RUNNING = 16;
/** A backend that does not answer is asked again. */
const DEADLINE_MS = 30_000;

export interface Job<T> {
  /** Of the CryptoKey: each has one job at a time. */
  readonly key: string;
  /** What it is; another job for the same key takes its place. */
  readonly id: string;
  /** Backends wait for none but themselves. */
  readonly lane: string;
  readonly work: (signal: AbortSignal) => Promise<T>;
}

interface Entry {
  readonly id: string;
  outcome: { readonly value: unknown } | { readonly error: unknown } | undefined;
}

/**
 * Work in backends, beside the reconciles: a backend that is slow delays neither other keys nor an urgent wish for the same one. What is
 * not taken any more when it ends is dropped; all of it may be done again.
 */
export class BackendJobs {
  readonly #wake: (key: string) => void;
  readonly #stop = new AbortController();
  readonly #jobs = new Map<string, Entry>();
  readonly #lanes = new Map<string, { running: number; readonly waiting: (() => void)[] }>();

  /** @param wake told of each key whose job has ended */
  constructor(wake: (key: string) => void) {
    this.#wake = wake;
  }

  /** Aborts what runs; it may be done again by whoever comes next. */
  stop(): void {
    this.#stop.abort(new Error("the operator stops leading"));
  }

  isRunning(key: string, id: string): boolean {
    const entry = this.#jobs.get(key);
    return entry?.id === id && entry.outcome === undefined;
  }

  forget(key: string): void {
    this.#jobs.delete(key);
  }

  /** @returns the result, once; undefined while it runs. @throws what the work threw, once */
  take<T>(job: Job<T>): T | undefined {
    const entry = this.#jobs.get(job.key);
    if (entry?.id !== job.id) {
      this.#start(job);
      return undefined;
    }
    if (entry.outcome === undefined) return undefined;
    this.#jobs.delete(job.key);
    if ("error" in entry.outcome) throw entry.outcome.error;
    return entry.outcome.value as T;
  }

  #start<T>({ key, id, lane, work }: Job<T>): void {
    const entry: Entry = { id, outcome: undefined };
    this.#jobs.set(key, entry);
    void this.#inLane(lane, () => work(AbortSignal.any([this.#stop.signal, AbortSignal.timeout(DEADLINE_MS)])))
      .then(
        (value) => {
          entry.outcome = { value };
        },
        (error) => {
          entry.outcome = { error };
        },
      )
      .then(() => this.#wake(key));
  }

  async #inLane<T>(name: string, work: () => Promise<T>): Promise<T> {
    const lane = this.#lanes.getOrInsertComputed(name, () => ({ running: 0, waiting: [] }));
    if (lane.running >= MAX_RUNNING) await new Promise<void>((resolve) => lane.waiting.push(resolve));
    else lane.running += 1;
    try {
      return await work();
    } finally {
      const next = lane.waiting.shift();
      if (next === undefined) lane.running -= 1;
      else next();
    }
  }
}
