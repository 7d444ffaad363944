import { type ChildProcessByStdio, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir } from "node:fs/promises";
import { dirname } from "node:path";
import { createInterface } from "node:readline";
import type { Readable, Writable } from "node:stream";
import { ClusterError } from "./cluster-error.ts";

/** Says whether it has to wait, and holds the lock for as long as its input is open. */
const HOLD = 'exec 9>>"$0"; flock --nonblock 9 || { echo waiting; flock 9 || exit; }; echo held; exec cat >/dev/null';

/**
 * Runs `work` while no other process on this machine holds `path`; others may have it once the result is there. The kernel frees the lock
 * when its holder dies.
 * @param waiting called once if somebody else holds the lock
 */
export async function withLock<T>(path: string, waiting: () => void, work: () => Promise<T>): Promise<T> {
  await mkdir(dirname(path), { recursive: true });
  // Node has no flock(2). This child holds the lock, and its input ends with us, however we end.
  const holder = spawn("sh", ["-c", HOLD, path], { stdio: ["pipe", "pipe", "ignore"] });
  const closed = once(holder, "close");
  try {
    await Promise.race([held(holder, waiting), refusal(closed, path)]);
    return await work();
  } finally {
    holder.stdin.end();
    await closed;
  }
}

function held(holder: ChildProcessByStdio<Writable, Readable, null>, waiting: () => void): Promise<void> {
  return new Promise((resolve) => {
    createInterface(holder.stdout).on("line", (line) => (line === "held" ? resolve() : waiting()));
  });
}

async function refusal(closed: Promise<unknown[]>, path: string): Promise<never> {
  const [code] = await closed;
  throw new ClusterError(`the lock ${path} could not be taken: flock (of util-linux) ended with ${code}`);
}
