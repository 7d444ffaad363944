import { type ChildProcess, spawn } from "node:child_process";
import { setTimeout as sleep } from "node:timers/promises";

/** A process that a test started, and what it said. */
export interface Program {
  readonly pid: number | undefined;
  /** Everything that it printed so far. */
  output(): string;
  /** @throws if it ends first, with what it printed */
  until(what: string, said: RegExp, deadlineMs?: number): Promise<void>;
  signal(signal: NodeJS.Signals): void;
  /** Ends it, by force if it takes longer than some seconds. */
  stop(): Promise<void>;
}

const UNTIL_MS = 120_000;
const POLL_MS = 50;
const STOP_MS = 15_000;
const MAX_OUTPUT_CHARACTERS = 4_000_000;
const SHOWN_CHARACTERS = 3_000;

export function start(argv: readonly [string, ...string[]], env: NodeJS.ProcessEnv): Program {
  const [program, ...args] = argv;
  const child = spawn(program, args, { env, stdio: ["ignore", "pipe", "pipe"] });
  let text = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (chunk: string) => {
      text = (text + chunk).slice(-MAX_OUTPUT_CHARACTERS);
    });
  }
  const ended = new Promise<void>((resolve) => child.once("close", () => resolve()));
  return {
    pid: child.pid,
    output: () => text,
    until: async (what, said, deadlineMs = UNTIL_MS) => {
      for (const endMs = performance.now() + deadlineMs; !said.test(text); await sleep(POLL_MS)) {
        const ended = child.exitCode !== null || child.signalCode !== null;
        if (ended || performance.now() > endMs) {
          throw new Error(
            `${ended ? "it ended before" : "waited in vain for"} ${what}: ${text.slice(-SHOWN_CHARACTERS)}`,
          );
        }
      }
    },
    signal: (signal) => child.kill(signal),
    stop: () => stop(child, ended),
  };
}

async function stop(child: ChildProcess, ended: Promise<void>): Promise<void> {
  child.kill("SIGTERM");
  const timer = setTimeout(() => child.kill("SIGKILL"), STOP_MS);
  await ended;
  clearTimeout(timer);
}
