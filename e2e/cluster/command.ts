import { spawn } from "node:child_process";
import { createReadStream } from "node:fs";
import type { Readable } from "node:stream";
import { ClusterError } from "./cluster-error.ts";

export interface CommandResult {
  readonly stdout: string;
  readonly stderr: string;
  /** Exit code; a program that was killed has none and gives -1. */
  readonly code: number;
}

export interface CommandOptions {
  readonly stdin?: string | Buffer;
  /** A file that becomes the program's standard input; it may be larger than memory. */
  readonly stdinPath?: string;
  readonly env?: NodeJS.ProcessEnv;
  readonly cwd?: string;
  /** Default 60 s; the program is killed when it takes longer. */
  readonly timeoutMs?: number;
  readonly signal?: AbortSignal;
}

const DEFAULT_TIMEOUT_MS = 60_000;
/** More than any log or listing of a test cluster; a program that prints for ever must not fill memory. */
const MAX_OUTPUT_BYTES = 64 * 1024 * 1024;

/**
 * Runs a program to its end and gives what it printed; an exit code other than 0 is a result, not an error.
 * @throws ClusterError if it cannot be started, takes longer than `timeoutMs`, or prints more than 64 MiB
 */
export function run(argv: readonly string[], options: CommandOptions = {}): Promise<CommandResult> {
  const [program, ...args] = argv;
  if (program === undefined) throw new ClusterError("an empty command cannot be run");
  const timeoutMs = options.timeoutMs ?? DEFAULT_TIMEOUT_MS;
  const deadline = AbortSignal.timeout(timeoutMs);
  const child = spawn(program, args, {
    ...(options.cwd === undefined ? {} : { cwd: options.cwd }),
    env: options.env ?? process.env,
    stdio: ["pipe", "pipe", "pipe"],
    killSignal: "SIGKILL",
    signal: options.signal ? AbortSignal.any([deadline, options.signal]) : deadline,
  });
  feed(child.stdin, options);
  return new Promise((resolve, reject) => {
    const fail = (why: string) => {
      child.kill("SIGKILL");
      // What the program started may hold these open; they must not keep this process alive.
      child.stdout.destroy();
      child.stderr.destroy();
      reject(options.signal?.aborted ? options.signal.reason : new ClusterError(`${argv.join(" ")}: ${why}`));
    };
    const output = [child.stdout, child.stderr].map((stream) => collect(stream, fail));
    child.on("error", (cause) => fail(deadline.aborted ? `took longer than ${timeoutMs} ms` : cause.message));
    child.on("close", (code) => {
      const [stdout, stderr] = output.map((chunks) => Buffer.concat(chunks).toString("utf8"));
      resolve({ stdout: stdout ?? "", stderr: stderr ?? "", code: code ?? -1 });
    });
  });
}

/**
 * Like {@link run}, for a program that has to succeed.
 * @returns what it printed on standard output
 * @throws ClusterError with the end of its error output
 */
export async function mustRun(argv: readonly string[], options: CommandOptions = {}): Promise<string> {
  const { stdout, stderr, code } = await run(argv, options);
  if (code === 0) return stdout;
  throw new ClusterError(`${argv.join(" ")} failed with exit code ${code}:\n${lastLines(stderr || stdout)}`);
}

/** The last 20 lines: where programs say why they gave up. */
export function lastLines(text: string, count = 20): string {
  return text.trimEnd().split("\n").slice(-count).join("\n");
}

function feed(stdin: NodeJS.WritableStream, options: CommandOptions): void {
  // A program may end without reading its input (EPIPE); its exit code and output tell why.
  stdin.on("error", () => {});
  if (options.stdinPath === undefined) {
    stdin.end(options.stdin ?? "");
    return;
  }
  const file = createReadStream(options.stdinPath);
  file.on("error", () => stdin.end());
  file.pipe(stdin);
}

function collect(stream: Readable, fail: (why: string) => void): Buffer[] {
  const chunks: Buffer[] = [];
  let size = 0;
  stream.on("data", (chunk: Buffer) => {
    size += chunk.length;
    if (size > MAX_OUTPUT_BYTES) fail(`printed more than ${MAX_OUTPUT_BYTES} bytes`);
    else chunks.push(chunk);
  });
  return chunks;
}
