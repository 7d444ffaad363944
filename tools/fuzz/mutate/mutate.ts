import type { Mutation, MutationContext } from "./mutation.ts";

/** One change is most likely to keep what is good about an input; sometimes it takes several at once. */
const MAX_DOUBLINGS = 3;

/** Makes 1, 2, 4 or 8 changes, the fewer the more often; what is longer than `maxBytes` is cut. */
export function mutate(
  input: Uint8Array,
  mutations: readonly Mutation[],
  context: MutationContext,
  maxBytes: number,
): Uint8Array {
  const { random } = context;
  let changes = 1;
  while (changes < 2 ** MAX_DOUBLINGS && random.below(2) === 0) changes *= 2;
  let changed = input;
  for (; changes > 0; changes--) changed = random.pick(mutations)(changed, context).slice(0, maxBytes);
  return changed;
}
