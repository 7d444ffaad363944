import { readdir, readlink } from "node:fs/promises";
import { identify, isAlive, type ProcessIdentity } from "../../cluster/embedded/host/process-identity.ts";
import { eventually } from "../../driver/eventually.ts";

/** Every process of the host that shares the process namespace of `pid`; containers have namespaces of their own. */
export async function namespaceMembers(pid: number): Promise<ProcessIdentity[]> {
  const namespace = await readlink(`/proc/${pid}/ns/pid`);
  const pids = (await readdir("/proc")).filter((it) => /^\d+$/.test(it)).map(Number);
  const members = await Promise.all(
    pids.map(async (it) => {
      const theirs = await readlink(`/proc/${it}/ns/pid`).catch(() => undefined);
      return theirs === namespace ? identify(it) : undefined;
    }),
  );
  return members.filter((it) => it !== undefined);
}

/** Until none of them is alive. */
export async function haveEnded(members: readonly ProcessIdentity[]): Promise<void> {
  const noneLives = async () => !(await Promise.all(members.map(isAlive))).includes(true);
  await eventually("the cluster's processes to end", noneLives);
}
