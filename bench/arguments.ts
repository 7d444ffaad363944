import { parseArgs } from "node:util";
import { OPERATION_NAMES } from "./operations/operations.ts";
import { WIRE_NAMES } from "./wires/wires.ts";

export const USAGE = `usage: npm run bench -- [--quick] [--json] [--only NAME,...] [--compare OLD.json] [--out DIR]

  --quick         less of everything, below 3 minutes
  --json          the last line of the output is an array of rows
  --only          rows of these operations and wires alone; the server in Go is always among them
  --compare       what has changed since a run: its rows.json
  --out           where table.md, rows.json and plot.svg are written; default dist/bench

operations: ${OPERATION_NAMES.join(", ")}
wires:      ${WIRE_NAMES.join(", ")}`;

export interface BenchArgs {
  readonly help: boolean;
  readonly quick: boolean;
  readonly json: boolean;
  readonly only: Selection;
  /** Path of an earlier run's rows. */
  readonly compare: string | undefined;
  /** Folder. */
  readonly out: string | undefined;
}

/** Empty means all. */
export interface Selection {
  readonly operations: ReadonlySet<string>;
  readonly wires: ReadonlySet<string>;
}

/** @throws Error for what it does not know */
export function parseBenchArgs(args: string[]): BenchArgs {
  const options = {
    help: { type: "boolean", short: "h", default: false },
    quick: { type: "boolean", default: false },
    json: { type: "boolean", default: false },
    only: { type: "string" },
    compare: { type: "string" },
    out: { type: "string" },
  } as const;
  const { only, compare, out, ...rest } = parseArgs({ args, options }).values;
  return { ...rest, compare, out, only: parseSelection(only) };
}

function parseSelection(text: string | undefined): Selection {
  const names = text === undefined ? [] : text.split(",");
  for (const name of names) {
    if (!isOperation(name) && !isWire(name))
      throw new Error(`--only: ${JSON.stringify(name)} is no operation and no wire`);
  }
  return { operations: new Set(names.filter(isOperation)), wires: new Set(names.filter(isWire)) };
}

function isOperation(name: string): boolean {
  return (OPERATION_NAMES as readonly string[]).includes(name);
}

function isWire(name: string): boolean {
  return (WIRE_NAMES as readonly string[]).includes(name);
}
