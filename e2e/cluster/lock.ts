import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir } from "node:fs/promises";
import { dirname } from "node:path";
import { ClusterError } from "./cluster-error.ts";

/**
 * Runs `work` while no other process on this machine holds `path`. The kernel frees the lock when its holder dies.
 * @param waiting called once if somebody else holds the lock
 */
export async function withLock<T>(path: string, waiting: () => void, work: () => Promise<T>): Promise<T> {
  await mkdir(dirname(path), { recursive: true });
  // Node has no flock(2). This child holds the lock, and its input ends with us, however we end.
  const holder = spawn("flock", [path, "sh", "-c", "echo held; exec cat >/dev/null"], {
    stdio: ["pipe", "pipe", "ignore"],
  });
  const notice = setTimeout(waiting, 300);
  try {
    await Promise.race([once(holder.stdout, "data"), refusal(holder, path)]);
    clearTimeout(notice);
    return await work();
  } finally {
    clearTimeout(notice);
    holder.stdin.end();
  }
}

async function refusal(holder: ReturnType<typeof spawn>, path: string): Promise<never> {
  const [code] = await once(holder, "close");
  throw new ClusterError(`the lock ${path} could not be taken: flock (of util-linux) ended with ${code}`);
}
