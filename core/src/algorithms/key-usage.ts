import { KeywardError } from "../errors/keyward-error.ts";
import { quote } from "../text/quote.ts";

/** What a key may be used for, one bit each; the names are those of the API. */
export const KEY_USAGES = {
  encrypt: 1,
  decrypt: 2,
  sign: 4,
  verify: 8,
  derive: 16,
  agree: 32,
  wrap: 64,
  unwrap: 128,
  encapsulate: 256,
  decapsulate: 512,
  export: 1024,
} as const;

export type KeyUsage = keyof typeof KEY_USAGES;

/** Bits of KEY_USAGES. */
export type KeyUsages = number;

const NAMES = Object.keys(KEY_USAGES) as readonly KeyUsage[];

/** @throws INVALID_ARGUMENT for a name that is none */
export function parseUsages(names: readonly string[]): KeyUsages {
  return names.reduce((bits, name) => bits | bitOf(name), 0);
}

export function formatUsages(usages: KeyUsages): readonly KeyUsage[] {
  return NAMES.filter((name) => hasUsage(usages, name));
}

export function hasUsage(usages: KeyUsages, usage: KeyUsage): boolean {
  return (usages & KEY_USAGES[usage]) !== 0;
}

function bitOf(name: string): number {
  if (Object.hasOwn(KEY_USAGES, name)) return KEY_USAGES[name as KeyUsage];
  throw new KeywardError("INVALID_ARGUMENT", `unknown key usage ${quote(name)}; there are ${NAMES.join(", ")}`);
}
