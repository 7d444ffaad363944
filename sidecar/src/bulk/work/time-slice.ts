import { TURNS } from "../../contexts/turns.ts";
import type { Caller } from "../../identity/caller.ts";

/** As long as the slowest algorithm takes for contexts/pace.ts's SLICE_BYTES; quicker ones get through more of them. */
const SLICE_MS = 0.25;

/** The time of one call on the event loop, until it is another's turn. */
export class TimeSlice {
  readonly #monotonicMs: () => number;
  readonly #caller: Caller;
  #beganMs: number;

  /** @param monotonicMs a clock that never goes back */
  constructor(caller: Caller, monotonicMs: () => number) {
    this.#caller = caller;
    this.#monotonicMs = monotonicMs;
    this.#beganMs = monotonicMs();
  }

  /** @returns undefined while there is something left of the time */
  spend(): Promise<void> | undefined {
    if (this.#monotonicMs() - this.#beganMs < SLICE_MS) return undefined;
    return this.#again();
  }

  async #again(): Promise<void> {
    await TURNS.next(this.#caller);
    this.#beganMs = this.#monotonicMs();
  }
}
