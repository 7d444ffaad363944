import { join } from "node:path";
import type { ClusterConfig } from "../config.ts";
import { withLock } from "../lock.ts";
import type { Cluster, ClusterProvider, ClusterStatus } from "../provider.ts";
import { isAlive } from "./host/process-identity.ts";
import { type ClusterDetails, type ClusterRecord, LOCK_FILE, readRecord, stateFolder } from "./host/state.ts";
import { askSupervisor } from "./host/supervisor.ts";
import { bringUp } from "./lifecycle/bring-up.ts";
import { openCluster } from "./lifecycle/open.ts";
import { removeDead, tearDown } from "./lifecycle/tear-down.ts";

/** The real Kubernetes programs in namespaces of their own; see docs/cluster.md. */
export function createEmbeddedProvider(config: ClusterConfig): ClusterProvider {
  return {
    name: "embedded",
    up: (options) => bringUp(config, options),
    find: (name) => find(config, name),
    down: (name) => down(config, name),
    status: (name) => status(config, name),
  };
}

/** Not while another process claims a folder for a cluster: until it has its record it looks like one of the dead. */
function down(config: ClusterConfig, name: string): Promise<void> {
  return withLock(
    join(config.stateDir, LOCK_FILE),
    () => {},
    async () => {
      await tearDown(config, name);
      await removeDead(config, () => {});
    },
  );
}

async function find(config: ClusterConfig, name: string): Promise<Cluster | undefined> {
  const folder = stateFolder(config.stateDir, name);
  const record = await readRecord(folder);
  if (!isComplete(record) || !(await isAlive(record.owner))) return undefined;
  return openCluster(config, folder, record, record.details);
}

async function status(config: ClusterConfig, name: string): Promise<ClusterStatus> {
  const folder = stateFolder(config.stateDir, name);
  const record = await readRecord(folder);
  if (record === undefined) return { state: "absent", facts: [] };
  if (!(await isAlive(record.owner))) return { state: "broken", facts: ["it was killed; `down` removes what it left"] };
  if (!isComplete(record)) return { state: "broken", facts: ["it is being started by another process"] };
  const { children = {} } = await askSupervisor(folder, { verb: "list" });
  const dead = Object.entries(children).filter(([, { end }]) => end !== undefined);
  return {
    state: dead.length === 0 ? "running" : "broken",
    facts: [
      ...Object.entries(children).map(([it, { pid, end }]) => `${it}: ${end ?? `runs (process ${pid} inside)`}`),
      `API server: https://${record.details.nodeAddress}:6443`,
      `logs: ${join(folder, "logs")}`,
    ],
  };
}

function isComplete(record: ClusterRecord | undefined): record is ClusterRecord & { readonly details: ClusterDetails } {
  return record?.details !== undefined;
}
