import { createPublicKey, type KeyObject } from "node:crypto";
import type { KeyMaterial, PairMaterial } from "./key-material.ts";

/** @returns both halves of the private keys, which hold their public ones */
export function pairOf(...privateKeys: readonly KeyObject[]): PairMaterial {
  return { kind: "pair", privateKeys, publicKeys: privateKeys.map((key) => createPublicKey(key)) };
}

/** @returns the public half; undefined for a secret */
export function publicHalf(material: KeyMaterial): readonly KeyObject[] | undefined {
  if (material.kind === "secret") return undefined;
  return material.publicKeys.length === 0 ? undefined : material.publicKeys;
}
