import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";

export interface ServerCommand {
  readonly name: string;
  readonly argv: readonly [string, ...string[]];
  readonly env: NodeJS.ProcessEnv;
  readonly cwd?: string;
  /** Part of the line that it prints when its sockets are open. */
  readonly ready: string;
}

const START_TIMEOUT_MS = 30_000;
const STOP_TIMEOUT_MS = 5_000;
const MAX_LOG_LINES = 20;

/** A server as a process of its own, which ends with this object. */
export class ServerProcess implements AsyncDisposable {
  readonly pid: number;
  readonly #child: ChildProcess;

  private constructor(child: ChildProcess) {
    this.#child = child;
    this.pid = child.pid!;
  }

  /** @throws Error with the end of its log, where it ends before its sockets are open or does not open them */
  static async start(command: ServerCommand, signal: AbortSignal): Promise<ServerProcess> {
    const [program, ...args] = command.argv;
    const child = spawn(program, args, { env: command.env, cwd: command.cwd, stdio: ["pipe", "pipe", "pipe"] });
    child.stdin!.on("error", () => {});
    try {
      await opened(child, command, AbortSignal.any([signal, AbortSignal.timeout(START_TIMEOUT_MS)]));
      return new ServerProcess(child);
    } catch (error) {
      child.kill("SIGKILL");
      signal.throwIfAborted();
      throw error;
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const child = this.#child;
    if (child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, "exit");
    child.stdin!.end();
    child.kill("SIGTERM");
    const timer = setTimeout(() => child.kill("SIGKILL"), STOP_TIMEOUT_MS);
    await ended;
    clearTimeout(timer);
  }
}

async function opened(child: ChildProcess, { name, ready }: ServerCommand, signal: AbortSignal): Promise<void> {
  const lines: string[] = [];
  const said = () => lines.join("\n");
  await new Promise<void>((resolve, reject) => {
    for (const stream of [child.stdout!, child.stderr!]) {
      createInterface(stream).on("line", (line) => {
        if (lines.push(line) > MAX_LOG_LINES) lines.shift();
        if (line.includes(ready)) resolve();
      });
    }
    child.once("error", (error) => reject(new Error(`${name} cannot be started: ${error.message}`)));
    child.once("close", () => reject(new Error(`${name} ended before its socket was open:\n${said()}`)));
    signal.addEventListener("abort", () => reject(new Error(`${name} did not open its socket in time:\n${said()}`)));
  });
}
