import { generateKeyPairSync } from "node:crypto";
import { CIPHERS, type CipherAlgorithm } from "@keyward/core/algorithms/cipher";
import { HASHES } from "@keyward/core/algorithms/hash";
import { KEY_TYPES, type KeyRecipe } from "@keyward/core/algorithms/key-type";
import { MACS, type MacConstruction } from "@keyward/core/algorithms/mac";
import { aead, cipher } from "./cipher-probes.ts";
import { hash, hmac, mac } from "./hash-probes.ts";
import type { Probe } from "./probe.ts";

/** A row of the registry, what it says of itself, and the call that shows whether it is so. */
export interface RegistryProbe extends Probe {
  /** The row's own column `fips`. */
  readonly fips: boolean;
}

/** Rows that are one call of node:crypto. Composite keys are several, and secret ones are random bytes. */
export const REGISTRY_PROBES: readonly RegistryProbe[] = [
  ...[...HASHES.values()].map(({ name, fips, nodeName, extendable, digestBytes }) => {
    return { family: "hash", name, fips, run: () => hash(nodeName, extendable ? digestBytes : undefined) };
  }),
  ...[...MACS.values()].map(({ name, fips, construction }) => {
    return { family: "mac", name, fips, run: () => authenticate(construction) };
  }),
  ...[...CIPHERS.values()].map((row) => {
    return { family: "cipher", name: row.name, fips: row.fips, run: () => encrypt(row) };
  }),
  ...[...KEY_TYPES.values()].flatMap(({ name, fips, recipe }) => {
    const run = keyGenerator(recipe);
    return run === undefined ? [] : [{ family: "key", name, fips, run }];
  }),
];

function authenticate(construction: MacConstruction): void {
  if (construction.kind === "hmac") hmac(construction.digest, 32);
  else if (construction.kind === "kmac") mac(`kmac-${construction.strength}`, 32, { outputLength: 64 });
  else mac("cmac", 32, { cipher: "aes-256-cbc" });
}

/** Lengths of the fixed initial values of RFC 3394 and RFC 5649. */
const WRAP_IV_BYTES: Readonly<Record<string, number>> = { KW: 8, KWP: 4 };

function encrypt({ mode, nodeName, keyBytes, nonceBytes, tagBytes }: CipherAlgorithm): void {
  if (tagBytes > 0) aead(nodeName, keyBytes, tagBytes);
  else cipher(nodeName, keyBytes, WRAP_IV_BYTES[mode] ?? nonceBytes);
}

function keyGenerator(recipe: KeyRecipe): (() => void) | undefined {
  const generate = generateKeyPairSync as unknown as (type: string, options?: object) => void;
  if (recipe.kind === "ec") return () => generate("ec", { namedCurve: recipe.namedCurve });
  if (recipe.kind === "rsa") return () => generate("rsa", { modulusLength: recipe.modulusBits });
  if (recipe.kind === "named") return () => generate(recipe.nodeName);
  return undefined;
}
