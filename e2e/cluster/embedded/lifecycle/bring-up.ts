import { join } from "node:path";
import { ClusterError } from "../../cluster-error.ts";
import type { ClusterConfig } from "../../config.ts";
import { withLock } from "../../lock.ts";
import type { Cluster, Component, UpOptions } from "../../provider.ts";
import { buildPrograms, type Programs } from "../build/build.ts";
import { makeCgroups } from "../host/cgroups.ts";
import { connectNetwork } from "../host/network.ts";
import { identify } from "../host/process-identity.ts";
import {
  type ClusterDetails,
  type ClusterRecord,
  claimState,
  LOCK_FILE,
  listStates,
  writeRecord,
} from "../host/state.ts";
import { askSupervisor, startSupervisor } from "../host/supervisor.ts";
import { loadPauseImage } from "../images/pause.ts";
import { NODE_NAME } from "../node/layout.ts";
import { prepareNode, snapshotterFor } from "../node/prepare.ts";
import { startComponent, waitForComponent } from "./components.ts";
import { openCluster } from "./open.ts";
import { removeDead, tearDown } from "./tear-down.ts";
import { waitUntil } from "./wait.ts";

/** They need nobody, or wait for each other by themselves; the others give up when the API server is not there. */
const FIRST: readonly Component[] = ["etcd", "kube-apiserver", "containerd"];
const SECOND: readonly Component[] = ["kube-controller-manager", "kube-scheduler", "kubelet", "kube-proxy"];

/** From nothing to a node that runs pods. A failure on the way leaves nothing behind. */
export async function bringUp(config: ClusterConfig, options: UpOptions): Promise<Cluster> {
  const programs = await buildPrograms(config, options.report, options.signal);
  const folder = await claim(config, options);
  try {
    options.signal?.throwIfAborted();
    const record = await startNamespaces(config, options, folder, programs);
    const cluster = openCluster(config, folder, record, record.details);
    await startPrograms(cluster, folder, record, options);
    // Only now: a start that is killed half-way takes its half cluster along.
    if (options.detached) await askSupervisor(folder, { verb: "detach" });
    return cluster;
  } catch (cause) {
    await tearDown(config, options.name);
    throw cause;
  }
}

function claim(config: ClusterConfig, options: UpOptions): Promise<string> {
  return withLock(
    join(config.stateDir, LOCK_FILE),
    () => {},
    async () => {
      await removeDead(config, options.report);
      if ((await listStates(config.stateDir)).some(({ name }) => name === options.name)) {
        throw new ClusterError(
          `the cluster "${options.name}" already runs; take it down first, or choose another --name`,
        );
      }
      return claimState(config.stateDir, options.name);
    },
  );
}

type StartedRecord = ClusterRecord & { readonly details: ClusterDetails };

async function startNamespaces(
  config: ClusterConfig,
  options: UpOptions,
  folder: string,
  programs: Programs,
): Promise<StartedRecord> {
  const pid = await startSupervisor({
    program: join(programs.own, "supervisor"),
    folder,
    programsDir: join(programs.own, ".."),
    env: config.env,
  });
  const owner = await identify(pid);
  if (owner === undefined) throw new ClusterError("the cluster's supervisor ended at once");
  await writeRecord(folder, { name: options.name, owner });
  await makeCgroups(options.name);
  const { device, nodeAddress } = await connectNetwork(pid, config.env);
  const details: ClusterDetails = {
    device,
    nodeAddress,
    programs,
    snapshotter: await snapshotterFor(folder),
    apiServerFlags: options.apiServerFlags ?? [],
    audit: options.audit ?? false,
  };
  const record = { name: options.name, owner, details };
  await writeRecord(folder, record);
  await prepareNode(folder, record.name, details);
  return record;
}

async function startPrograms(
  cluster: Cluster,
  folder: string,
  record: StartedRecord,
  options: UpOptions,
): Promise<void> {
  const { name, owner, details } = record;
  for (const component of FIRST) await startComponent(folder, name, details, component);
  await waitForComponent("containerd", folder, owner.pid, details, cluster.kubectl, options.signal);
  await loadPauseImage(owner.pid, details.programs);
  await waitForComponent("kube-apiserver", folder, owner.pid, details, cluster.kubectl, options.signal);
  options.report("the API server answers");
  for (const component of SECOND) await startComponent(folder, name, details, component);
  await waitUntil("the node to be Ready", folder, () => nodeIsReady(cluster), options.signal);
  // Without it, the API server refuses every pod in the namespace "default".
  const account = ["wait", "--for=create", "serviceaccount/default", "--timeout=1s"];
  await waitUntil(
    "the default service account",
    folder,
    async () => (await cluster.kubectl(account)).code === 0,
    options.signal,
  );
  options.report("the node is Ready");
}

async function nodeIsReady(cluster: Cluster): Promise<boolean> {
  const path = '-o=jsonpath={.status.conditions[?(@.type=="Ready")].status}';
  const { stdout } = await cluster.kubectl([
    "get",
    "node",
    NODE_NAME,
    "--ignore-not-found",
    "--request-timeout=5s",
    path,
  ]);
  return stdout.trim() === "True";
}
