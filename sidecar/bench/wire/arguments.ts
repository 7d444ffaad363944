import { parseArgs } from "node:util";

export const WIRES = ["node", "own", "parsec"] as const;
/** gRPC on a front of that name, or the Parsec wire. */
export type Wire = (typeof WIRES)[number];

export const USAGE = `usage: node sidecar/bench/wire/cli.ts [--wires ${WIRES.join(",")}] [--in-flight 1,10,64]
  [--seconds 2] [--rounds 2] [--idle 0] ["--node-flags=--flag --flag"]`;

export interface WireArgs {
  readonly help: boolean;
  readonly wires: readonly Wire[];
  readonly inFlight: readonly number[];
  readonly seconds: number;
  /** Each row is measured that often, in turns with the others. */
  readonly rounds: number;
  /** Above 0: measures what so many connections that do nothing cost, instead. */
  readonly idle: number;
  /** For node, behind those of the image. */
  readonly nodeFlags: readonly string[];
}

/** @throws Error for what it does not know */
export function parseWireArgs(args: string[]): WireArgs {
  const options = {
    help: { type: "boolean", short: "h", default: false },
    wires: { type: "string", default: "node,own" },
    "in-flight": { type: "string", default: "1,10,64" },
    seconds: { type: "string", default: "2" },
    rounds: { type: "string", default: "2" },
    idle: { type: "string", default: "0" },
    "node-flags": { type: "string", default: "" },
  } as const;
  const { values } = parseArgs({ args, options });
  return {
    help: values.help,
    wires: values.wires.split(",").map(parseWire),
    inFlight: values["in-flight"].split(",").map((text) => parseCount("--in-flight", text, 1)),
    seconds: parseCount("--seconds", values.seconds, 1),
    rounds: parseCount("--rounds", values.rounds, 1),
    idle: parseCount("--idle", values.idle, 0),
    nodeFlags: values["node-flags"].split(" ").filter((flag) => flag !== ""),
  };
}

function parseWire(text: string): Wire {
  const found = WIRES.find((name) => name === text);
  if (found === undefined) throw new Error(`there is no wire ${JSON.stringify(text)}; there are ${WIRES.join(", ")}`);
  return found;
}

function parseCount(name: string, text: string, least: number): number {
  const count = Number(text);
  if (Number.isInteger(count) && count >= least) return count;
  throw new Error(`${name} is a whole number from ${least} on, not ${JSON.stringify(text)}`);
}
