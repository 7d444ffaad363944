import { existsSync } from "node:fs";
import { mkdir, readdir, readFile, rmdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

/** Processes that were just killed hold their cgroup for some milliseconds. */
const REMOVE_TRIES = 100;
const REMOVE_PAUSE_MS = 50;

/** The kubelet's cgroupRoot: everything that pods make is below it, so that leftovers have an address. */
export function cgroupRoot(name: string): string {
  return `/keyward/${name}`;
}

/** Makes the cluster's group in every hierarchy of the host; the kubelet refuses a cgroupRoot that does not exist. */
export async function makeCgroups(name: string): Promise<void> {
  for (const mount of await cgroupMounts()) {
    await makeGroup(join(mount, "keyward"), mount);
    await makeGroup(join(mount, "keyward", name), join(mount, "keyward"));
  }
}

/** Removes the cluster's groups and, when it was the last cluster, their parent. */
export async function removeCgroups(name: string): Promise<void> {
  for (const mount of await cgroupMounts()) {
    await removeTree(join(mount, "keyward", name));
    await rmdir(join(mount, "keyward")).catch(() => {}); // another cluster is there, or nothing is
  }
}

/** @returns where cgroup v1 hierarchies and cgroup v2 are mounted: 1 place on v2, about 12 on v1 */
export async function cgroupMounts(mountInfo?: string): Promise<string[]> {
  const text = mountInfo ?? (await readFile("/proc/self/mountinfo", "utf8"));
  const places = text.split("\n").flatMap((line) => {
    const [left, right] = line.split(" - ");
    const kind = right?.split(" ")[0];
    const place = left?.split(" ")[4];
    return place !== undefined && (kind === "cgroup" || kind === "cgroup2") ? [place] : [];
  });
  return [...new Set(places)];
}

async function makeGroup(folder: string, parent: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  // cgroup v1: a cpuset group is born empty, and nothing can run in it before it has these.
  for (const file of ["cpuset.cpus", "cpuset.mems"]) {
    if (!existsSync(join(parent, "cpuset.sched_load_balance")) || !existsSync(join(folder, file))) continue;
    await writeFile(join(folder, file), await readFile(join(parent, file), "utf8"));
  }
}

async function removeTree(folder: string): Promise<void> {
  if (!existsSync(folder)) return;
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    if (entry.isDirectory()) await removeTree(join(folder, entry.name));
  }
  for (let tries = 1; ; tries++) {
    try {
      return await rmdir(folder);
    } catch (cause) {
      if (!existsSync(folder)) return;
      if (tries === REMOVE_TRIES) throw cause;
      await sleep(REMOVE_PAUSE_MS);
    }
  }
}
