import { KeywardError } from "@keyward/core/errors/keyward-error";
import type { Caller } from "../identity/caller.ts";

/** Bytes that may be held for later. Whoever takes some gives them back. */
export interface Allowance {
  /** @throws RESOURCE_EXHAUSTED where they are more than is left */
  take(bytes: number): void;
  give(bytes: number): void;
}

/**
 * How much memory something may take over all connections: the limits of a profile hold for one connection, and a container may open
 * many. No caller gets more than its share, so that one does not shut the others out.
 */
export class ByteBudget {
  readonly #totalBytes: number;
  readonly #shareBytes: number;
  readonly #fault: string;
  readonly #ofCaller = new WeakMap<Caller, Allowance>();
  #takenBytes = 0;

  /**
   * @param shareBytes the most of it for one caller
   * @param fault says what there is too much of, and what to do
   */
  constructor(totalBytes: number, shareBytes: number, fault: string) {
    this.#fault = fault;
    this.#totalBytes = totalBytes;
    this.#shareBytes = shareBytes;
  }

  get takenBytes(): number {
    return this.#takenBytes;
  }

  /** @param caller one object for each identity, as the front has them */
  of(caller: Caller): Allowance {
    const known = this.#ofCaller.get(caller);
    if (known !== undefined) return known;
    const allowance = this.#open();
    this.#ofCaller.set(caller, allowance);
    return allowance;
  }

  #open(): Allowance {
    let ownBytes = 0;
    return {
      take: (bytes) => {
        if (ownBytes + bytes > this.#shareBytes || this.#takenBytes + bytes > this.#totalBytes) {
          throw new KeywardError("RESOURCE_EXHAUSTED", this.#fault);
        }
        ownBytes += bytes;
        this.#takenBytes += bytes;
      },
      give: (bytes) => {
        ownBytes -= bytes;
        this.#takenBytes -= bytes;
      },
    };
  }
}

const MEBIBYTE = 1024 * 1024;

/** Messages that algorithms need as a whole: a quarter of the memory that a sidecar gets where nobody says otherwise. */
export const MESSAGE_BUDGET = new ByteBudget(
  32 * MEBIBYTE,
  16 * MEBIBYTE,
  "too many messages are held for algorithms that need them as a whole; finish some, hash messages first, or try again later",
);
