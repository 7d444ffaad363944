import { readFile } from "node:fs/promises";

/** Clock ticks of /proc: 100 per second on every Linux that Node runs on. */
const TICK_US = 10_000;

/** Resident memory, in MB of 1,000,000 bytes. */
export interface Memory {
  readonly rssMb: number;
  /** The most since the process began. */
  readonly peakRssMb: number;
}

/** User and system time of all threads, also of those that have ended. Source: proc_pid_stat(5), fields 14 and 15 */
export async function cpuUsOf(pid: number): Promise<number> {
  return parseCpuUs(await readFile(`/proc/${pid}/stat`, "utf8"));
}

/** The second field is a name in brackets, which may have blanks and brackets of its own. */
export function parseCpuUs(stat: string): number {
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  return (Number(fields[11]) + Number(fields[12])) * TICK_US;
}

/** Source: proc_pid_status(5) */
export async function memoryOf(pid: number): Promise<Memory> {
  return parseMemory(await readFile(`/proc/${pid}/status`, "utf8"));
}

export function parseMemory(status: string): Memory {
  return { rssMb: megabytes(status, "VmRSS"), peakRssMb: megabytes(status, "VmHWM") };
}

/** Its "kB" are 1024 bytes. @throws Error where the line is missing, as it is for a process that has ended */
function megabytes(status: string, name: string): number {
  const kibibytes = new RegExp(`^${name}:\\s+(\\d+) kB$`, "m").exec(status)?.[1];
  if (kibibytes === undefined) throw new Error(`the server has no ${name}: it has ended`);
  return (Number(kibibytes) * 1024) / 1e6;
}
