import type { ByteBudget } from "../../grpc/bounds/byte-budget.ts";

/** The share that one connection's incoming body has of what all bodies together may hold. */
export class BodyPlace {
  readonly #budget: ByteBudget;
  readonly #granted: () => void;
  #bytes = 0;
  #leaveQueue: (() => void) | undefined;

  /** @param granted told when a place that had to be waited for is there */
  constructor(budget: ByteBudget, granted: () => void) {
    this.#budget = budget;
    this.#granted = granted;
  }

  /** Whether the body must not be read on for the time being. */
  get isWaiting(): boolean {
    return this.#leaveQueue !== undefined;
  }

  /** Once for each body, when its length is known. */
  take(bytes: number): void {
    if (this.#bytes > 0) return;
    this.#bytes = bytes;
    this.#leaveQueue = this.#budget.take(bytes, () => {
      this.#leaveQueue = undefined;
      this.#granted();
    });
  }

  /** The body is another's business, or will never be whole. */
  give(): void {
    const bytes = this.#bytes;
    const leave = this.#leaveQueue;
    this.#bytes = 0;
    this.#leaveQueue = undefined;
    if (leave !== undefined) leave();
    else if (bytes > 0) this.#budget.give(bytes);
  }
}
