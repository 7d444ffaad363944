/** Why calls are not taken: no valid profile was seen yet, or the self-tests have not passed, or the random source failed. */
export type Hindrance = "profile" | "self-test" | "random";

/** Whether calls are taken: nothing hinders, and the server is not stopping. */
export class HealthState {
  readonly #hindrances: Set<Hindrance>;
  readonly #stop = new AbortController();
  readonly #watchers = new Set<() => void>();

  /** @param hindrances what has to be lifted before the server serves */
  constructor(hindrances: readonly Hindrance[]) {
    this.#hindrances = new Set(hindrances);
  }

  get serving(): boolean {
    return this.#hindrances.size === 0 && !this.stopped.aborted;
  }

  /** Aborts when the server begins to stop. */
  get stopped(): AbortSignal {
    return this.#stop.signal;
  }

  /** The hindrance is gone. Again does nothing. */
  lift(hindrance: Hindrance): void {
    this.#change(() => {
      this.#hindrances.delete(hindrance);
    });
  }

  raise(hindrance: Hindrance): void {
    this.#change(() => {
      this.#hindrances.add(hindrance);
    });
  }

  /** For good: what stops does not serve again. */
  stop(): void {
    this.#change(() => {
      this.#stop.abort();
    });
  }

  /**
   * The state at once, then each change, until the signal aborts or the server stops: its end is told, and then nothing can
   * change any more. A change that is undone before it is read is not told.
   */
  async *watch(signal: AbortSignal): AsyncGenerator<boolean> {
    let told: boolean | undefined;
    while (!signal.aborted) {
      const { serving } = this;
      if (serving === told && this.stopped.aborted) return;
      if (serving === told) await this.#nextChange(signal);
      else {
        told = serving;
        yield serving;
      }
    }
  }

  #change(apply: () => void): void {
    const before = this.serving;
    apply();
    if (this.serving === before) return;
    for (const wake of this.#watchers) wake();
  }

  #nextChange(signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const wake = () => {
        this.#watchers.delete(wake);
        signal.removeEventListener("abort", wake);
        resolve();
      };
      this.#watchers.add(wake);
      signal.addEventListener("abort", wake, { once: true });
    });
  }
}
