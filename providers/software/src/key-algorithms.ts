import { KeywardError } from "@keyward/core/errors/keyward-error";
import { quote } from "@keyward/core/text/quote";

/** How Node makes a key pair, and the hash of the pairwise check. */
export type KeyRecipe =
  | { readonly type: "ec"; readonly namedCurve: string; readonly checkHash: string }
  | { readonly type: "rsa"; readonly modulusLength: number; readonly checkHash: string };

const RECIPES: ReadonlyMap<string, KeyRecipe> = new Map<string, KeyRecipe>([
  ["ECDSA-P256", { type: "ec", namedCurve: "P-256", checkHash: "sha256" }],
  ["ECDSA-P384", { type: "ec", namedCurve: "P-384", checkHash: "sha384" }],
  ["ECDSA-P521", { type: "ec", namedCurve: "P-521", checkHash: "sha512" }],
  ["RSA-3072", { type: "rsa", modulusLength: 3072, checkHash: "sha256" }],
  ["RSA-4096", { type: "rsa", modulusLength: 4096, checkHash: "sha256" }],
]);

/** @throws NOT_SUPPORTED that lists the algorithms there are */
export function recipeOf(algorithm: string): KeyRecipe {
  const recipe = RECIPES.get(algorithm);
  if (recipe !== undefined) return recipe;
  const known = [...RECIPES.keys()].join(", ");
  throw new KeywardError("NOT_SUPPORTED", `no software key of algorithm ${quote(algorithm)}; there are ${known}`);
}
