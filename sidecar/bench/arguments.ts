import { parseArgs } from "node:util";

export const MEASUREMENTS = ["overhead", "latency", "streams"] as const;
export type Measurement = (typeof MEASUREMENTS)[number];

export const USAGE = `usage: npm run bench:engine -- [--json] [--quick] [--only ${MEASUREMENTS.join(",")}]`;

export interface BenchArgs {
  readonly json: boolean;
  readonly help: boolean;
  /** Tiny amounts: shows that the bench runs, and measures nothing. */
  readonly quick: boolean;
  readonly only: readonly Measurement[];
}

/** @throws Error for what it does not know */
export function parseBenchArgs(args: string[]): BenchArgs {
  const options = {
    json: { type: "boolean", default: false },
    quick: { type: "boolean", default: false },
    help: { type: "boolean", short: "h", default: false },
    only: { type: "string", default: MEASUREMENTS.join(",") },
  } as const;
  const { json, quick, help, only } = parseArgs({ args, options }).values;
  return { json, quick, help, only: only.split(",").map(parseMeasurement) };
}

function parseMeasurement(text: string): Measurement {
  const found = MEASUREMENTS.find((name) => name === text);
  if (found === undefined)
    throw new Error(`there is no measurement ${JSON.stringify(text)}; there are ${MEASUREMENTS.join(", ")}`);
  return found;
}
