import type { KeyType } from "@keyward/core/algorithms/key-type";
import { type KeyUsages, parseUsages } from "@keyward/core/algorithms/key-usage";
import type { KeyMaterial } from "@keyward/core/crypto/key/material/key-material";
import { type KeyRestriction, UNRESTRICTED } from "@keyward/core/crypto/key/material/key-restriction";
import { KeywardError } from "@keyward/core/errors/keyward-error";
import type { Key } from "./key.ts";
import { assertTakesType } from "./key-algorithms.ts";
import { defaultUsages, listUsages, possibleUsages } from "./type-usages.ts";

/** What a caller wants a new key to do. */
export interface KeyAttributes {
  /** Names; empty: all that its type can do, without export. */
  readonly usages: readonly string[];
  /** Registry name; empty: every one that takes its type. */
  readonly algorithm: string;
}

export const NO_ATTRIBUTES: KeyAttributes = Object.freeze({ usages: [], algorithm: "" });

export interface NewKey {
  readonly type: KeyType;
  readonly material: KeyMaterial;
  readonly attributes: KeyAttributes;
  /** What an imported key says of its own use. */
  readonly restriction?: KeyRestriction;
}

/**
 * Decides, once and for all, what a new key may do.
 * @throws INVALID_ARGUMENT for usages and algorithms that are unknown, that the type cannot do, or that the imported key itself excludes
 */
export function settleKey({ type, material, attributes, restriction = UNRESTRICTED }: NewKey): Key {
  const usages = settleUsages(type, material.kind, attributes.usages, restriction.usages);
  return { type, usages, algorithm: settleAlgorithm(type, attributes.algorithm, restriction.algorithm), material };
}

function settleUsages(
  type: KeyType,
  kind: KeyMaterial["kind"],
  names: readonly string[],
  own: KeyUsages | undefined,
): KeyUsages {
  const asked = parseUsages(names);
  if (names.length === 0) return defaultUsages(type, kind) & (own ?? -1);
  const possible = possibleUsages(type, kind);
  if ((asked & ~possible) !== 0) {
    const what = `a ${kind === "secret" ? "" : `${kind} `}key of type ${type.name}`;
    throw wrong(`${what} cannot do ${listUsages(asked & ~possible)}; it can do ${listUsages(possible)}`);
  }
  const excess = own === undefined ? 0 : asked & ~own & ~parseUsages(["export"]);
  if (excess === 0) return asked;
  throw wrong(`the key's own use, key_ops or parameters exclude ${listUsages(excess)}`);
}

function settleAlgorithm(type: KeyType, name: string, own: string | undefined): string | undefined {
  if (name === "") return own;
  assertTakesType(name, type);
  if (own === undefined || own === name) return name;
  throw wrong(`attributes.algorithm is ${name}, but the key itself is for ${own}`);
}

function wrong(message: string): KeywardError {
  return new KeywardError("INVALID_ARGUMENT", message);
}
