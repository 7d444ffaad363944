import { parseArgs } from "node:util";

/** The measurements by the names that people type. */
export const MEASUREMENT_NAMES = ["image", "podStart", "sidecarMemory", "webhook", "reload"] as const;
export type MeasurementName = (typeof MEASUREMENT_NAMES)[number];

export interface FiguresArgs {
  /** One JSON object as the last line of the output. */
  readonly json: boolean;
  /** In the order in which they run, which is not the order in which they were named. */
  readonly names: readonly MeasurementName[];
  readonly help: boolean;
}

export const USAGE = `usage: npm run figures [-- --json] [--only ${MEASUREMENT_NAMES.join(",")}]`;

/** @throws Error that says what cannot be, and what can */
export function parseFiguresArgs(argv: readonly string[]): FiguresArgs {
  const { values } = parseArgs({
    args: [...argv],
    options: {
      json: { type: "boolean", default: false },
      only: { type: "string", multiple: true, default: [] },
      help: { type: "boolean", short: "h", default: false },
    },
  });
  const wanted = values.only.flatMap((text) => text.split(",").map((name) => name.trim()));
  for (const name of wanted) assertName(name);
  const names = MEASUREMENT_NAMES.filter((name) => wanted.length === 0 || wanted.includes(name));
  return { json: values.json, names, help: values.help };
}

function assertName(name: string): void {
  if (MEASUREMENT_NAMES.includes(name as MeasurementName)) return;
  throw new Error(`--only cannot be "${name}"; it takes ${MEASUREMENT_NAMES.join(", ")}, joined by commas`);
}
