/** Bounds how much of one kind of work runs and how much waits for its turn. */
export class Gate {
  readonly #running: number;
  readonly #waitingMax: number;
  readonly #waiting: (() => void)[] = [];
  #free: number;

  constructor(running: number, waiting: number) {
    this.#running = running;
    this.#free = running;
    this.#waitingMax = waiting;
  }

  /** Whether work that came now would be turned away. */
  get full(): boolean {
    return this.#free === 0 && this.#waiting.length >= this.#waitingMax;
  }

  get busy(): number {
    return this.#running - this.#free + this.#waiting.length;
  }

  async run<T>(work: () => Promise<T>): Promise<T> {
    if (this.#free > 0) this.#free -= 1;
    else await new Promise<void>((resolve) => this.#waiting.push(resolve));
    try {
      return await work();
    } finally {
      const next = this.#waiting.shift();
      if (next === undefined) this.#free += 1;
      else next();
    }
  }
}
