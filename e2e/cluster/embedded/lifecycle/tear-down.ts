import { setTimeout as sleep } from "node:timers/promises";
import { ClusterError } from "../../cluster-error.ts";
import type { ClusterConfig } from "../../config.ts";
import { removeCgroups } from "../host/cgroups.ts";
import { disconnectNetwork } from "../host/network.ts";
import { isAlive, type ProcessIdentity } from "../host/process-identity.ts";
import { listStates, readRecord, removeState, stateFolder } from "../host/state.ts";

const KILL_TRIES = 1_200;
const KILL_PAUSE_MS = 50;

/** Removes a cluster, alive or dead, and everything of it that the kernel does not remove. */
export async function tearDown(config: ClusterConfig, name: string): Promise<void> {
  const record = await readRecord(stateFolder(config.stateDir, name));
  // While it is ours for sure: after its last process the kernel removes it, and another cluster's device may get its name.
  if (record?.details !== undefined && (await isAlive(record.owner))) {
    await disconnectNetwork(record.details.device, config.env);
  }
  if (record !== undefined && record.owner.pid !== process.pid) await kill(record.owner);
  await removeCgroups(name);
  await removeState(config.stateDir, name);
}

/** What killed runners left: their clusters' processes are gone, their cgroups and folders are not. */
export async function removeDead(config: ClusterConfig, report: (line: string) => void): Promise<void> {
  for (const { name, alive } of await listStates(config.stateDir)) {
    if (alive) continue;
    report(`removing what the dead cluster "${name}" left`);
    await tearDown(config, name);
  }
}

/** Process 1 of the namespace: the kernel ends all others in it, and the wait covers them too. */
async function kill(owner: ProcessIdentity): Promise<void> {
  for (let tries = 0; await isAlive(owner); tries++) {
    if (tries === 0) killNow(owner.pid);
    if (tries === KILL_TRIES) throw new ClusterError(`the cluster's supervisor (process ${owner.pid}) does not end`);
    await sleep(KILL_PAUSE_MS);
  }
}

function killNow(pid: number): void {
  try {
    process.kill(pid, "SIGKILL");
  } catch (cause) {
    // It ended by itself in this moment.
    if ((cause as NodeJS.ErrnoException).code !== "ESRCH") throw cause;
  }
}
