import type { MacState } from "@keyward/core/crypto/mac/mac-state";
import { tagHolds } from "@keyward/core/crypto/mac/tag";

/** One message under each version of a key: which of them made the tag is known at the end. */
export class MacStates {
  readonly #states: readonly MacState[];

  constructor(states: readonly MacState[]) {
    this.#states = states;
  }

  update(data: Uint8Array): void {
    for (const state of this.#states) state.update(data);
  }

  hold(tag: Uint8Array): boolean {
    return this.#states.some((state) => tagHolds(state, tag));
  }
}
