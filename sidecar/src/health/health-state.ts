/** Whether calls are taken. Not serving means: no valid profile was ever seen, or the server is stopping. */
export class HealthState {
  #serving = false;
  readonly #stop = new AbortController();
  readonly #watchers = new Set<() => void>();

  get serving(): boolean {
    return this.#serving && !this.stopped.aborted;
  }

  /** Aborts when the server begins to stop. */
  get stopped(): AbortSignal {
    return this.#stop.signal;
  }

  setServing(): void {
    this.#change(() => {
      this.#serving = true;
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
