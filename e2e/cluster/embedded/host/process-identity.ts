import { readFile } from "node:fs/promises";

/** A process id alone is not enough: ids are used again. The start time tells the processes apart. */
export interface ProcessIdentity {
  readonly pid: number;
  /** Clock ticks between the boot of the machine and the start of the process, as /proc gives it. */
  readonly startTicks: string;
  /** The boot it belongs to: a state folder may outlive a reboot. */
  readonly bootId: string;
}

/** @returns undefined if no such process exists */
export async function identify(pid: number): Promise<ProcessIdentity | undefined> {
  try {
    const stat = await readFile(`/proc/${pid}/stat`, "utf8");
    // The second field is the program's name in parentheses and may itself hold spaces and parentheses.
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    const [state, startTicks] = [fields[0], fields[19]];
    if (startTicks === undefined || state === "Z" || state === "X") return undefined;
    const bootId = (await readFile("/proc/sys/kernel/random/boot_id", "utf8")).trim();
    return { pid, startTicks, bootId };
  } catch {
    return undefined;
  }
}

export async function isAlive(identity: ProcessIdentity): Promise<boolean> {
  const now = await identify(identity.pid);
  return now?.startTicks === identity.startTicks && now.bootId === identity.bootId;
}
