import { KeywardError } from "../errors/keyward-error.ts";
import { quote } from "../text/quote.ts";

/** Longest name on any wire of ours. */
export const MAX_NAME_CHARACTERS = 64;

/** What every algorithm says of itself, whatever its family. */
export interface AlgorithmRow {
  /** As the field writes it; at most 64 characters. */
  readonly name: string;
  /** Against the best known classical attack on what the algorithm promises (SP 800-57 part 1 rev. 5, tables 2 and 3). */
  readonly strengthBits: number;
  /** Whether it is approved and OpenSSL's FIPS provider serves it. */
  readonly fips: boolean;
  /** Whether it withstands a quantum computer: lattice and hash based algorithms, symmetric ones of 128 bits and more. */
  readonly postQuantum: boolean;
  /** The standard that defines it, for example "FIPS 204". */
  readonly source: string;
}

/** Rows by name; a Map, so that "constructor" finds nothing. */
export type Registry<R> = ReadonlyMap<string, R>;

export function registryOf<R extends { readonly name: string }>(rows: readonly R[]): Registry<R> {
  return new Map(rows.map((row) => [row.name, Object.freeze(row)]));
}

/**
 * @param kind what the rows are, for the message, for example "hash algorithm"
 * @throws INVALID_ARGUMENT that repeats the name, cut to 64 characters, and lists the names there are
 */
export function requireRow<R>(registry: Registry<R>, kind: string, name: string): R {
  if (name.length > MAX_NAME_CHARACTERS) {
    throw new KeywardError(
      "INVALID_ARGUMENT",
      `${kind} ${quote(name)} is longer than ${MAX_NAME_CHARACTERS} characters`,
    );
  }
  const row = registry.get(name);
  if (row === undefined) {
    const known = [...registry.keys()].join(", ");
    throw new KeywardError("INVALID_ARGUMENT", `unknown ${kind} ${quote(name)}; known are ${known}`);
  }
  return row;
}
