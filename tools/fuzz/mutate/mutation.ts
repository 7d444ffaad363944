import type { SeededRandom } from "@keyward/core/testing/seeded-random";

export interface MutationContext {
  readonly random: SeededRandom;
  /** May be empty. */
  readonly dictionary: readonly Uint8Array[];
  /** Another input, to take a part from. */
  readonly other: () => Uint8Array;
}

/** Returns a changed copy; the same input where the change does not apply to it. */
export type Mutation = (input: Uint8Array, context: MutationContext) => Uint8Array;
