/**
 * Lets work that would hold the event loop for long go on in short slices: one slice in each turn of the loop, whoever waits, so that
 * however many large inputs are under way, another call waits for one slice and not for all of them.
 */
export class Turns {
  readonly #waiting: (() => void)[] = [];

  /** @returns once it is the caller's turn, in the order of asking */
  next(): Promise<void> {
    return new Promise((resolve) => {
      this.#waiting.push(resolve);
      if (this.#waiting.length === 1) setImmediate(() => this.#give());
    });
  }

  #give(): void {
    this.#waiting.shift()?.();
    // An immediate that is set by an immediate runs in the next turn.
    if (this.#waiting.length > 0) setImmediate(() => this.#give());
  }
}

/** Of this process: it has one event loop. */
export const TURNS = new Turns();
