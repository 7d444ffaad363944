import { KeywardError } from "@keyward/core/errors/keyward-error";
import type { Caller } from "../../../identity/caller.ts";

/** Counts what each caller has under way in something that all share. */
export class FairShare {
  readonly #most: number;
  readonly #underWay = new WeakMap<Caller, number>();

  /** @param most of one caller at once */
  constructor(most: number) {
    this.#most = most;
  }

  /** @throws RESOURCE_EXHAUSTED where the caller has its share under way; else what the work throws */
  async run<T>(caller: Caller, work: () => Promise<T>): Promise<T> {
    const underWay = this.#underWay.get(caller) ?? 0;
    if (underWay >= this.#most) {
      throw new KeywardError(
        "RESOURCE_EXHAUSTED",
        `${this.#most} digests wait for a signature already; try again later`,
      );
    }
    this.#underWay.set(caller, underWay + 1);
    try {
      return await work();
    } finally {
      this.#underWay.set(caller, this.#underWay.get(caller)! - 1);
    }
  }
}
