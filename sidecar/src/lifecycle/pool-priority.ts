import { readdirSync, readFileSync } from "node:fs";
import { setPriority } from "node:os";

/** As libuv names the threads of its pool; a kernel keeps 15 characters of a name. */
const POOL_THREAD = "libuv-worker";

/**
 * As `nice` counts: a thread with 10 yields to one with 0 as soon as that one wakes, and gets a tenth of a processor that both want.
 * Nothing else in a container has to wait for it; beside other programs of a machine, slow work is slower.
 */
const POOL_NICENESS = 10;

/**
 * Lets the pool's threads, which make RSA keys for seconds, yield to the event loop, which answers everybody. To be called once the
 * pool has done something, a read of a file for instance: it has no threads before.
 * @returns how many threads it was done for: none where the system is not Linux or does not permit it, which only costs time
 */
export function lowerPoolPriority(tasksDir = "/proc/self/task"): number {
  try {
    const threads = readdirSync(tasksDir).filter((id) => nameOf(tasksDir, id) === POOL_THREAD);
    // Linux takes a thread's id for a process's (setpriority(2), "C library/kernel differences").
    for (const id of threads) setPriority(Number(id), POOL_NICENESS);
    return threads.length;
  } catch {
    return 0;
  }
}

function nameOf(tasksDir: string, id: string): string {
  return readFileSync(`${tasksDir}/${id}/comm`, "utf8").trim();
}
