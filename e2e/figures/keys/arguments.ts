import { parseArgs } from "node:util";

export interface KeysArgs {
  readonly keys: number;
  /** One JSON object as the last line of the output. */
  readonly json: boolean;
  readonly help: boolean;
}

export const USAGE = "usage: npm run figures:keys [-- --keys 100000] [--json]";

const MIN_KEYS = 400;
/** Above it the store of a cluster as it comes is full: etcd takes 2 GiB. */
const MAX_KEYS = 200_000;

/** @throws Error that says what cannot be, and what can */
export function parseKeysArgs(argv: readonly string[]): KeysArgs {
  const { values } = parseArgs({
    args: [...argv],
    options: {
      keys: { type: "string", default: "100000" },
      json: { type: "boolean", default: false },
      help: { type: "boolean", short: "h", default: false },
    },
  });
  const keys = /^[0-9]{1,9}$/.test(values.keys) ? Number(values.keys) : Number.NaN;
  if (keys >= MIN_KEYS && keys <= MAX_KEYS) return { keys, json: values.json, help: values.help };
  throw new Error(`--keys cannot be "${values.keys}"; it takes a number from ${MIN_KEYS} to ${MAX_KEYS}`);
}
