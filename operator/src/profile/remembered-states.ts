import type { CryptoProfile } from "@keyward/crds/types/crypto-profile";
import type { PodState } from "@keyward/crds/types/profile/status";

/** @returns what status says of a pod of that name; undefined: nothing */
export function rememberedStates({ metadata, status }: CryptoProfile): (name: string) => PodState | undefined {
  const { items = [], total = 0, current = 0 } = status?.pods ?? {};
  const listed = new Map(items.map((item) => [item.name, item]));
  const sameGeneration = status?.observedGeneration === metadata.generation;
  // Status lists those behind first: where it lists none, all that it had no room for were current.
  const restIsCurrent = total > items.length && current === total;
  return (name) => {
    const item = listed.get(name);
    if (item === undefined) return restIsCurrent ? withGeneration(name, status?.observedGeneration) : undefined;
    // Fault and time belong to the generation that status is about.
    return sameGeneration ? item : withGeneration(name, item.generation);
  };
}

function withGeneration(name: string, generation: number | undefined): PodState {
  return generation === undefined ? { name } : { name, generation };
}
