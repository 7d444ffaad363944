import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createReadStream, createWriteStream, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";

const ROOT = join(import.meta.dirname, "..", "..");

/**
 * Runs each lane's test files one after the other, and the lanes side by side: suites wait more than they work. The first
 * lane prints as it goes, the others when those before them are done, so that the last line is a test runner's summary.
 * @returns the first exit code other than 0
 */
export async function runLanes(lanes: readonly (readonly string[])[], env: NodeJS.ProcessEnv): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), "keyward-lanes-"));
  try {
    const busy = lanes.filter((files) => files.length > 0);
    const running = busy.map((files, lane) => runLane(files, env, join(folder, `${lane}.log`), lane === 0));
    let worst = 0;
    for (const { code, print } of running) {
      worst ||= await code;
      await print();
    }
    return worst;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

interface Lane {
  readonly code: Promise<number>;
  /** Shows what the lane has kept back. */
  print(): Promise<void>;
}

function runLane(files: readonly string[], env: NodeJS.ProcessEnv, logPath: string, prints: boolean): Lane {
  const output = prints ? "inherit" : "pipe";
  const child = spawn(process.execPath, ["--test", "--test-concurrency=1", ...files], {
    cwd: ROOT,
    env,
    stdio: ["ignore", output, output],
  });
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => child.kill(signal));
  const kept = prints ? undefined : keep(child, logPath);
  return {
    code: once(child, "exit").then(([code]) => code ?? 1),
    print: async () => {
      if (kept === undefined) return;
      await kept;
      await pipeline(createReadStream(logPath), process.stdout, { end: false });
    },
  };
}

async function keep(child: ChildProcess, logPath: string): Promise<void> {
  const log = createWriteStream(logPath);
  child.stdout?.pipe(log, { end: false });
  child.stderr?.pipe(log, { end: false });
  await once(child, "close");
  log.end();
  await once(log, "finish");
}
