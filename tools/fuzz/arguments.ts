import { parseArgs } from "node:util";

/** What the command line asks for. */
export type FuzzCommand =
  | {
      readonly verb: "fuzz";
      readonly targets: readonly string[];
      readonly seconds: number;
      readonly seed: number | undefined;
    }
  | { readonly verb: "replay"; readonly target: string; readonly file: string }
  | { readonly verb: "help" };

const DEFAULT_SECONDS = 60;
const MAX_SECONDS = 7 * 24 * 3600;
const MAX_SEED = 2 ** 32 - 1;
const OPTIONS = {
  seconds: { type: "string" },
  seed: { type: "string" },
  replay: { type: "string" },
  help: { type: "boolean", short: "h" },
} as const;

export function usage(known: readonly string[]): string {
  return `usage: npm run fuzz -- [--seconds N] [--seed N] [TARGET]
       npm run fuzz -- --replay FILE TARGET
--seconds  how long, shared by all targets (default ${DEFAULT_SECONDS})
--seed     repeats the choices of an earlier run
targets: ${known.join(", ")}`;
}

/**
 * @param known names of the targets there are
 * @throws Error whose message says what is wrong
 */
export function parseFuzzArguments(argv: readonly string[], known: readonly string[]): FuzzCommand {
  const { values, positionals } = parseArgs({ args: [...argv], options: OPTIONS, allowPositionals: true });
  if (values.help) return { verb: "help" };
  if (positionals.length > 1) throw new Error(`one target at most, not ${positionals.length}; without one all are run`);
  const [target] = positionals;
  if (target !== undefined && !known.includes(target)) throw new Error(`there is no target ${JSON.stringify(target)}`);
  const seconds = wholeNumber("--seconds", values.seconds, 1, MAX_SECONDS) ?? DEFAULT_SECONDS;
  const seed = wholeNumber("--seed", values.seed, 0, MAX_SEED);
  if (values.replay === undefined)
    return { verb: "fuzz", targets: target === undefined ? known : [target], seconds, seed };
  if (target === undefined) throw new Error("--replay needs the target that the file is for");
  return { verb: "replay", target, file: values.replay };
}

function wholeNumber(option: string, text: string | undefined, min: number, max: number): number | undefined {
  if (text === undefined) return undefined;
  const value = Number(text);
  if (/^\d{1,10}$/.test(text) && value >= min && value <= max) return value;
  throw new Error(`${option} must be a whole number from ${min} to ${max}, not ${JSON.stringify(text)}`);
}
