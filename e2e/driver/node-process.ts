import { globSync, readFileSync } from "node:fs";
import { run } from "../cluster/command.ts";
import type { Cluster } from "../cluster/provider.ts";
import type { AppAnswer, PodRef } from "./demo-app.ts";
import { getJson } from "./kubectl.ts";

/** A container's main process, reached from the host without the API server. */
export interface NodeProcess {
  readonly pid: number;
  kill(): void;
  /** Asks the socket for a hash from inside the container; throws when there is no answer. */
  hash(): Promise<AppAnswer>;
}

interface Statuses {
  readonly status: Record<
    "containerStatuses" | "initContainerStatuses",
    { name: string; containerID: string }[] | undefined
  >;
}

/** Only for a cluster whose containers are processes of this machine (provider "embedded", as root). */
export async function nodeProcess(
  cluster: Cluster,
  target: PodRef & { readonly container: string },
): Promise<NodeProcess> {
  const { status } = await getJson<Statuses>(cluster, [`pod/${target.pod}`, `--namespace=${target.namespace}`]);
  const all = [...(status.containerStatuses ?? []), ...(status.initContainerStatuses ?? [])];
  const id = all.find((one) => one.name === target.container)?.containerID.replace(/^.*:\/\//, "");
  if (id === undefined) throw new Error(`pod ${target.pod} has no running container ${target.container}`);
  const pid = pidOf(id);
  return { pid, kill: () => process.kill(pid, "SIGKILL"), hash: () => hashFrom(pid) };
}

/** The oldest process in the container's control group. */
function pidOf(containerId: string): number {
  const pids = globSync("/proc/[0-9]*/cgroup")
    .filter((file) => contains(file, containerId))
    .map((file) => Number(file.split("/")[2]));
  if (pids.length === 0) throw new Error(`no process of this machine is in container ${containerId}`);
  return Math.min(...pids);
}

function contains(file: string, text: string): boolean {
  try {
    return readFileSync(file, "utf8").includes(text);
  } catch {
    return false; // the process ended meanwhile
  }
}

async function hashFrom(pid: number): Promise<AppAnswer> {
  const result = await run(
    ["nsenter", `--target=${pid}`, "--mount", "--pid", "--net", "--", "/usr/bin/node", "/app/main.mjs", "hash"],
    { timeoutMs: 30_000 },
  );
  if (result.code !== 0) throw new Error(result.stderr.trim() || result.stdout.trim());
  return JSON.parse(result.stdout.trim());
}
