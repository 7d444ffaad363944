import { execFile } from "node:child_process";
import { promisify } from "node:util";

const run = promisify(execFile);
/** Compilers say much; what matters of a failure is at its end. */
const MAX_OUTPUT_BYTES = 16 * 2 ** 20;
const TAIL_LINES = 15;

export interface CommandPlace {
  readonly cwd: string;
  readonly env?: NodeJS.ProcessEnv;
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
  /** What to do where the program is not installed. */
  readonly missing: string;
}

/** @returns what it printed. @throws Error with the end of its own message, or `missing` */
export async function command(argv: readonly [string, ...string[]], place: CommandPlace): Promise<string> {
  const { cwd, env, timeoutMs, signal, missing } = place;
  const [program, ...args] = argv;
  try {
    const options = { cwd, signal, timeout: timeoutMs, maxBuffer: MAX_OUTPUT_BYTES, ...(env && { env }) };
    return (await run(program, args, options)).stdout;
  } catch (error) {
    if (signal.aborted) throw signal.reason;
    const { code, stderr, message } = error as NodeJS.ErrnoException & { stderr?: string };
    if (code === "ENOENT") throw new Error(missing, { cause: error });
    throw new Error(`${argv.slice(0, 2).join(" ")} failed:\n${tail(stderr || message)}`, { cause: error });
  }
}

function tail(text: string): string {
  return text.trim().split("\n").slice(-TAIL_LINES).join("\n");
}
