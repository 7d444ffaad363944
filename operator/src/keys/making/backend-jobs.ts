/** Beyond so many at a time, a backend's work waits for its turn. */
const MAX_RUNNING = 16;
/** A backend that does not answer is asked again. */
const DEADLINE_MS = 30_000;

export interface Job<T> {
  /** Of the CryptoKey, `namespace/name`: each has one job at a time, and namespaces take turns. */
  readonly key: string;
  /** What it is; another job for the same key takes its place. */
  readonly id: string;
  /** Backends wait for none but themselves. */
  readonly lane: string;
  readonly work: (signal: AbortSignal) => Promise<T>;
}

interface Lane {
  running: number;
  /** By namespace, the next one first. */
  readonly waiting: Map<string, (() => void)[]>;
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
  readonly #lanes = new Map<string, Lane>();

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
    void this.#inLane(lane, namespaceOf(key), () =>
      work(AbortSignal.any([this.#stop.signal, AbortSignal.timeout(DEADLINE_MS)])),
    )
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

  async #inLane<T>(name: string, namespace: string, work: () => Promise<T>): Promise<T> {
    const lane = this.#lanes.getOrInsertComputed(name, () => ({ running: 0, waiting: new Map() }));
    if (lane.running >= MAX_RUNNING) await new Promise<void>((resolve) => wait(lane, namespace, resolve));
    else lane.running += 1;
    try {
      return await work();
    } finally {
      const next = nextOf(lane);
      if (next === undefined) lane.running -= 1;
      else next();
    }
  }
}

function wait({ waiting }: Lane, namespace: string, go: () => void): void {
  waiting.getOrInsertComputed(namespace, () => []).push(go);
}

/** Of the namespace whose turn it is: who makes ten thousand keys at once delays another by one of them. */
function nextOf({ waiting }: Lane): (() => void) | undefined {
  const [first] = waiting;
  if (first === undefined) return undefined;
  const [namespace, line] = first;
  const go = line.shift();
  waiting.delete(namespace);
  if (line.length > 0) waiting.set(namespace, line);
  return go;
}

function namespaceOf(key: string): string {
  return key.slice(0, key.indexOf("/"));
}
