/** What of a process goes into its core dump; its children, and a program that takes its place, inherit it: core(5), proc(5). */
const FILTER = "/proc/self/coredump_filter";
/** No mapping of any kind. */
const NOTHING = "0";

/**
 * Keeps this process' memory, and the keys in it, out of the file that a crash leaves on a disk. What is left there are names, addresses and
 * registers. A pod cannot ask for less: Kubernetes has no limit for core dumps, and container runtimes often set none.
 * @param write as `writeFileSync` of node:fs
 * @returns false where the system has no such choice
 */
export function keepOutOfCoreDumps(write: (path: string, text: string) => void): boolean {
  try {
    write(FILTER, NOTHING);
    return true;
  } catch {
    return false;
  }
}
