/** Someone in a line. */
export interface Waiter {
  readonly admit: () => void;
  /** Set by whoever leaves without having been admitted. */
  left: boolean;
}

const MIN_COMPACTION = 64;

/** First come, first served; leaving from the middle costs nothing until its turn would come. */
export class WaitingLine {
  #waiters: Waiter[] = [];
  #head = 0;
  #size = 0;

  /** Those that did not leave. */
  get size(): number {
    return this.#size;
  }

  add(waiter: Waiter): void {
    this.#waiters.push(waiter);
    this.#size += 1;
  }

  leave(waiter: Waiter): void {
    waiter.left = true;
    this.#size -= 1;
    const behind = this.#waiters.length - this.#head;
    if (behind > 2 * this.#size + MIN_COMPACTION) this.#compact();
  }

  /** @returns the next one, who is in the line no more */
  shift(): Waiter | undefined {
    while (this.#head < this.#waiters.length) {
      const waiter = this.#waiters[this.#head++]!;
      if (this.#head > MIN_COMPACTION && this.#head * 2 > this.#waiters.length) this.#compact();
      if (waiter.left) continue;
      this.#size -= 1;
      return waiter;
    }
    return undefined;
  }

  #compact(): void {
    this.#waiters = this.#waiters.slice(this.#head).filter(({ left }) => !left);
    this.#head = 0;
  }
}
