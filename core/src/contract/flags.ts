import { parseArgs } from "node:util";
import { KeywardError } from "../errors/keyward-error.ts";
import { quote } from "../text/quote.ts";

/** One command-line option that takes a value. */
export interface Flag<T> {
  /** Without the dashes. */
  readonly name: string;
  /** Throws an Error whose message completes "--name ...". */
  readonly parse: (text: string) => T;
  readonly render: (value: T) => string;
  /** Value where the option is absent; undefined: the option is required. */
  readonly fallback: T | undefined;
  /** Not rendered where it has its fallback, so that a program that does not know the option yet takes the others. */
  readonly isQuiet?: boolean;
}

/** The options of one program, by the field that each fills. */
export type FlagTable<A> = { readonly [K in keyof A]-?: Flag<A[K]> };

/** @returns options as `--name=value`, in the order of the table; one form, so a value may begin with a dash. */
export function renderFlags<A>(table: FlagTable<A>, args: A): string[] {
  return fields(table)
    .filter((field) => table[field].isQuiet !== true || args[field] !== table[field].fallback)
    .map((field) => `--${table[field].name}=${table[field].render(args[field])}`);
}

/**
 * Reads options given as `--name=value` or `--name value`.
 * @throws INVALID_ARGUMENT whose message lists every fault: unknown, repeated, missing, malformed
 */
export function parseFlags<A>(table: FlagTable<A>, argv: readonly string[]): A {
  const faults: string[] = [];
  const given = readOptions(new Set(fields(table).map((field) => table[field].name)), argv, faults);
  const args: Partial<A> = {};
  for (const field of fields(table)) fill(args, field, table[field], given.get(table[field].name), faults);
  if (faults.length > 0) throw new KeywardError("INVALID_ARGUMENT", `invalid arguments: ${faults.join("; ")}`);
  return args as A;
}

function fields<A>(table: FlagTable<A>): (keyof A & string)[] {
  return Object.keys(table) as (keyof A & string)[];
}

function readOptions(known: ReadonlySet<string>, argv: readonly string[], faults: string[]): Map<string, string> {
  const options = Object.fromEntries([...known].map((name) => [name, { type: "string" } as const]));
  const { tokens } = parseArgs({ args: [...argv], options, strict: false, tokens: true });
  const given = new Map<string, string>();
  for (const token of tokens) {
    if (token.kind === "positional") faults.push(`unexpected ${quote(token.value)}`);
    if (token.kind !== "option") continue;
    if (!known.has(token.name)) faults.push(`unknown option ${quote(token.rawName)}`);
    else if (given.has(token.name)) faults.push(`--${token.name} is given twice`);
    else given.set(token.name, token.value ?? "");
  }
  return given;
}

function fill<A, K extends keyof A>(
  args: Partial<A>,
  field: K,
  flag: Flag<A[K]>,
  text: string | undefined,
  faults: string[],
): void {
  if (text === undefined && flag.fallback === undefined) faults.push(`--${flag.name} is required`);
  try {
    args[field] = text === undefined ? flag.fallback : flag.parse(text);
  } catch (error) {
    faults.push(`--${flag.name} ${(error as Error).message}`);
  }
}
