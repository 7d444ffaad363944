import { readFileSync } from "node:fs";

/** Memory of one process in bytes. */
export interface ProcessMemory {
  /** Resident now, file pages included. */
  readonly rssBytes: number;
  /** The most that was ever resident. */
  readonly peakBytes: number;
}

/** Reads it from the kernel of this machine. @throws Error if there is no such process */
export function memoryOf(pid: number): ProcessMemory {
  return parseStatus(readFileSync(`/proc/${pid}/status`, "utf8"));
}

/** @param status a /proc/PID/status file; its "kB" are 1024 bytes. Source: proc_pid_status(5) */
export function parseStatus(status: string): ProcessMemory {
  const bytes = (field: string): number => {
    const kibibytes = new RegExp(`^${field}:\\s+(\\d+) kB$`, "m").exec(status)?.[1];
    if (kibibytes === undefined) throw new Error(`the process status has no ${field}: has the process ended?`);
    return Number(kibibytes) * 1024;
  };
  return { rssBytes: bytes("VmRSS"), peakBytes: bytes("VmHWM") };
}
