import { generateKeyPairSync, type KeyObject } from "node:crypto";
import { type KeyType, requireKeyType } from "../../../algorithms/key-type.ts";
import type { PairMaterial } from "../../key/material/key-material.ts";

interface NodePair {
  readonly privateKey: KeyObject;
  readonly publicKey: KeyObject;
}

const generate = generateKeyPairSync as unknown as (type: string, options?: object) => NodePair;

/** A new pair of a type that signs, made with node:crypto alone. */
export function signaturePair(typeName: string): PairMaterial {
  const pairs = partsOf(requireKeyType(typeName)).map(nodePair);
  return {
    kind: "pair",
    privateKeys: pairs.map(({ privateKey }) => privateKey),
    publicKeys: pairs.map(({ publicKey }) => publicKey),
  };
}

function partsOf(type: KeyType): readonly KeyType[] {
  return type.recipe.kind === "composite" ? type.recipe.parts.map(requireKeyType) : [type];
}

function nodePair({ recipe }: KeyType): NodePair {
  if (recipe.kind === "ec") return generate("ec", { namedCurve: recipe.namedCurve });
  if (recipe.kind === "rsa") return generate("rsa", { modulusLength: recipe.modulusBits });
  if (recipe.kind === "named") return generate(recipe.nodeName);
  throw new Error(`${recipe.kind} is no recipe of a pair`);
}
