import { existsSync } from "node:fs";
import { mkdir, readdir, readFile, rmdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { ClusterError } from "../../cluster-error.ts";

/** Processes that were just killed hold their cgroup for some milliseconds, on a busy machine for some seconds. */
const REMOVE_TRIES = 600;
const REMOVE_PAUSE_MS = 50;

/** The kubelet's cgroupRoot: everything that pods make is below it, so that leftovers have an address. */
export function cgroupRoot(name: string): string {
  return `/keyward/${name}`;
}

/** Without these the kubelet says that its cgroupRoot does not exist. */
const NEEDED_CONTROLLERS = ["cpu", "cpuset", "memory", "pids"];

/**
 * Makes the cluster's group in every hierarchy of the host; the kubelet refuses a cgroupRoot that does not exist.
 * @throws ClusterError where cgroup v2 is the only one and this process may not pass its controllers on
 */
export async function makeCgroups(name: string): Promise<void> {
  const mounts = await cgroupMounts();
  for (const mount of mounts) await makePair(mount, name);
  const [mount, second] = mounts;
  if (mount === undefined || second !== undefined) return;
  const there = await controllersOf(join(mount, "keyward", name));
  const lacking = NEEDED_CONTROLLERS.filter((it) => !there.includes(it));
  if (lacking.length > 0) {
    throw new ClusterError(
      `cgroup v2 does not pass on ${lacking.join(", ")}; run on the host itself, or in a container with a cgroup namespace whose root has no processes`,
    );
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

async function makePair(mount: string, name: string): Promise<void> {
  const parent = join(mount, "keyward");
  for (let tries = 1; ; tries++) {
    try {
      await makeGroup(parent, mount);
      return await makeGroup(join(parent, name), parent);
    } catch (cause) {
      // Another cluster that ends removes the parent when it looks empty, which may be just now.
      if ((cause as NodeJS.ErrnoException).code !== "ENOENT" || tries === REMOVE_TRIES) throw cause;
    }
  }
}

async function makeGroup(folder: string, parent: string): Promise<void> {
  await mkdir(folder).catch((cause: NodeJS.ErrnoException) => {
    if (cause.code !== "EEXIST") throw cause;
  });
  // cgroup v2: a group has the controllers that its parent passes on. None of them is missed where v1 has them.
  for (const controller of await controllersOf(parent)) {
    await writeFile(join(parent, "cgroup.subtree_control"), `+${controller}`).catch(() => {});
  }
  // cgroup v1: a cpuset group is born empty, and nothing can run in it before it has these.
  for (const file of ["cpuset.cpus", "cpuset.mems"]) {
    if (!existsSync(join(parent, "cpuset.sched_load_balance")) || !existsSync(join(folder, file))) continue;
    await writeFile(join(folder, file), await readFile(join(parent, file), "utf8"));
  }
}

/** @returns the cgroup v2 controllers that work in this group; none in a v1 hierarchy */
async function controllersOf(folder: string): Promise<string[]> {
  const text = await readFile(join(folder, "cgroup.controllers"), "utf8").catch(() => "");
  return text.split(/\s+/).filter(Boolean);
}

async function removeTree(folder: string): Promise<void> {
  // Another process may remove the same dead cluster at the same time, so whatever is here may be gone the next moment.
  for (const entry of await readdir(folder, { withFileTypes: true }).catch(noneIfGone)) {
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

function noneIfGone(cause: NodeJS.ErrnoException): [] {
  if (cause.code === "ENOENT") return [];
  throw cause;
}
