import { KeywardError } from "@keyward/core/errors/keyward-error";
import type { Caller } from "../identity/caller.ts";

/** What one caller holds of something, over all its connections. */
export interface Share {
  readonly taken: number;
  /**
   * Takes one.
   * @param atLeast what a single connection may have by its profile: no caller gets less than that
   * @throws RESOURCE_EXHAUSTED where the caller has its share
   */
  take(atLeast: number): void;
  give(count: number): void;
}

export interface ShareOptions {
  /** Of one caller. */
  readonly most: number;
  /** Says what there is too much of, and what to do. */
  readonly fault: string;
}

/** Counts what each caller holds in the whole process, where a profile's limit is for one connection. */
export class CallerShare {
  readonly #options: ShareOptions;
  readonly #shares = new WeakMap<Caller, Share>();

  constructor(options: ShareOptions) {
    this.#options = options;
  }

  of(caller: Caller): Share {
    const known = this.#shares.get(caller);
    if (known !== undefined) return known;
    const share = this.#open();
    this.#shares.set(caller, share);
    return share;
  }

  #open(): Share {
    const { most, fault } = this.#options;
    let taken = 0;
    return {
      get taken() {
        return taken;
      },
      take(atLeast) {
        if (taken >= Math.max(most, atLeast)) throw new KeywardError("RESOURCE_EXHAUSTED", fault);
        taken++;
      },
      give(count) {
        taken -= count;
      },
    };
  }
}
