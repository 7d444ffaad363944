import { mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { ClusterError } from "../cluster-error.ts";
import { mustRun } from "../command.ts";
import type { ClusterConfig } from "../config.ts";
import { createKubectl } from "../kubectl.ts";
import type { Cluster, ClusterProvider, UpOptions } from "../provider.ts";
import { withoutFaults } from "../without-faults.ts";
import { clusterConfiguration, createArguments, deleteArguments, loadArguments } from "./arguments.ts";

const CREATE_TIMEOUT_MS = 15 * 60_000;

/** Kubernetes in Docker containers, by the program kind. It always stays until `down`: the containers are Docker's. */
export function createKindProvider(config: ClusterConfig): ClusterProvider {
  const kind = (args: readonly string[], stdin?: string) =>
    mustRun(["kind", ...args], {
      env: config.env,
      timeoutMs: CREATE_TIMEOUT_MS,
      ...(stdin === undefined ? {} : { stdin }),
    });
  const kubeconfigPath = (name: string) => join(config.cacheDir, "kind", `${name}.kubeconfig`);
  const exists = async (name: string) => (await kind(["get", "clusters"])).split("\n").includes(name);
  const down = async (name: string) => {
    await kind(deleteArguments(name, kubeconfigPath(name)));
    await rm(kubeconfigPath(name), { force: true });
  };
  const open = (name: string): Cluster => ({
    name,
    provider: "kind",
    kubeconfigPath: kubeconfigPath(name),
    kubectlPath: "kubectl",
    helmPath: "helm",
    logsDir: undefined,
    nodeAddress: undefined,
    kubectl: createKubectl("kubectl", kubeconfigPath(name), config.env),
    loadImage: async (archivePath) => void (await kind(loadArguments(name, archivePath))),
    ...withoutFaults("kind"),
    down: () => down(name),
  });
  return {
    name: "kind",
    up: async (options) => {
      assertSupported(options);
      if (await exists(options.name)) throw new ClusterError(`kind already has a cluster "${options.name}"`);
      await mkdir(join(config.cacheDir, "kind"), { recursive: true });
      options.report("kind creates the cluster");
      const configuration = JSON.stringify(clusterConfiguration(options.apiServerFlags ?? []));
      await kind(createArguments(options.name, kubeconfigPath(options.name)), configuration);
      return open(options.name);
    },
    find: async (name) => ((await exists(name)) ? open(name) : undefined),
    down,
    status: async (name) => ({ state: (await exists(name)) ? "running" : "absent", facts: [] }),
  };
}

function assertSupported(options: UpOptions): void {
  if (options.audit)
    throw new ClusterError("the audit log is there with the embedded cluster only: set KEYWARD_CLUSTER=embedded");
}
