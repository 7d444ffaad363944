import { execFile } from "node:child_process";
import { promisify } from "node:util";

const execute = promisify(execFile);

export interface CommandOptions {
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
  readonly signal?: AbortSignal | undefined;
  /** The program is killed when it takes longer. */
  readonly timeoutMs: number;
}

/** A compiler warns on thousands of lines; more than this is a program that prints for ever. */
const MAX_OUTPUT_BYTES = 64 * 1024 * 1024;

/**
 * Runs a program that has to succeed, without a shell.
 * @returns what it printed on standard output
 * @throws Error with the command and the last 20 lines it printed; the signal's reason if that ended it
 */
export async function runCommand(program: string, args: readonly string[], options: CommandOptions): Promise<string> {
  const { timeoutMs, signal, ...others } = options;
  const limits = { timeout: timeoutMs, maxBuffer: MAX_OUTPUT_BYTES, ...(signal ? { signal } : {}) };
  try {
    return (await execute(program, args, { ...others, ...limits })).stdout;
  } catch (cause) {
    signal?.throwIfAborted();
    throw new Error(`${[program, ...args].join(" ")} ${explain(cause as CommandFailure, timeoutMs)}`, { cause });
  }
}

type CommandFailure = Error & { killed?: boolean; code?: number | string; stdout?: string; stderr?: string };

function explain(failure: CommandFailure, timeoutMs: number): string {
  if (failure.code === "ENOENT") return "could not be started: no such program";
  if (failure.killed && failure.code === null) return `took longer than ${timeoutMs} ms`;
  const output = (failure.stderr || failure.stdout || failure.message).trimEnd();
  return `failed (${failure.code ?? "killed"}):\n${output.split("\n").slice(-20).join("\n")}`;
}
