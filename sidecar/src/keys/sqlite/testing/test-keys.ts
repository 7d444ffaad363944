import { KEY_TYPES } from "@keyward/core/algorithms/key-type";
import { generateKeyMaterial } from "@keyward/core/crypto/key/generate-key";
import type { Key } from "../../key.ts";
import { defaultUsages } from "../../type-usages.ts";

/** A fresh key of the type, with its default usages. */
export async function freshKey(name: string): Promise<Key> {
  const type = KEY_TYPES.get(name)!;
  const material = await generateKeyMaterial(type);
  return { type, usages: defaultUsages(type, material.kind), algorithm: undefined, material };
}
