import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { ClusterError } from "../../cluster-error.ts";
import { lastLines } from "../../command.ts";
import { askSupervisor } from "../host/supervisor.ts";

/** A cold disk cache on a slow machine; a warm start takes seconds. */
const TIMEOUT_MS = 180_000;
const PAUSE_MS = 100;

/**
 * Asks `check` again and again until it says true.
 * @param folder the cluster's state folder; a program that ends meanwhile ends the wait
 * @throws ClusterError that names the dead program and the end of its log, or what was waited for in vain
 */
export async function waitUntil(
  what: string,
  folder: string,
  check: () => Promise<boolean>,
  signal?: AbortSignal,
): Promise<void> {
  const deadline = AbortSignal.timeout(TIMEOUT_MS);
  while (!(await check())) {
    signal?.throwIfAborted();
    await assertAllRun(folder);
    if (deadline.aborted)
      throw new ClusterError(`${what} did not happen in ${TIMEOUT_MS / 1000} s; logs: ${join(folder, "logs")}`);
    await sleep(PAUSE_MS);
  }
}

async function assertAllRun(folder: string): Promise<void> {
  const { children = {} } = await askSupervisor(folder, { verb: "list" });
  for (const [name, { end }] of Object.entries(children)) {
    // A fault test may have killed it on purpose; a program that gave up by itself has an exit code.
    if (end?.startsWith("exit code")) {
      const log = await readFile(join(folder, "logs", `${name}.log`), "utf8");
      throw new ClusterError(`${name} ended with ${end}. The end of its log:\n${lastLines(log)}`);
    }
  }
}
