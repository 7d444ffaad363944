import { type KeyType, requireKeyType } from "../../../algorithms/key-type.ts";

/** @returns the types of what the key is made of, in the order of its recipe: itself unless it is a composite or hybrid */
export function partTypes(type: KeyType): readonly KeyType[] {
  return type.recipe.kind === "composite" ? type.recipe.parts.map(requireKeyType) : [type];
}
