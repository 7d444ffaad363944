import { ClusterError } from "../cluster-error.ts";
import type { ClusterConfig } from "../config.ts";
import { createKubectl } from "../kubectl.ts";
import type { Cluster, ClusterProvider, UpOptions } from "../provider.ts";
import { withoutFaults } from "../without-faults.ts";
import { loadImage } from "./load-image.ts";

/** A cluster that is there already, whoever made it. Nothing is created and `down` removes nothing. */
export function createExistingProvider(config: ClusterConfig): ClusterProvider {
  const kubeconfigPath = config.kubeconfig;
  if (kubeconfigPath === undefined) throw new ClusterError("KUBECONFIG is not set");
  const kubectl = createKubectl("kubectl", kubeconfigPath, config.env);
  const open = (name: string): Cluster => ({
    name,
    provider: "existing",
    kubeconfigPath,
    kubectlPath: "kubectl",
    helmPath: "helm",
    logsDir: undefined,
    nodeAddress: undefined,
    kubectl,
    loadImage: (archivePath) => loadImage(config, archivePath),
    ...withoutFaults("existing"),
    down: async () => {},
  });
  const reachable = async () => await kubectl(["get", "--raw=/readyz", "--request-timeout=10s"]);
  return {
    name: "existing",
    up: async (options) => {
      assertSupported(options);
      const { code, stderr } = await reachable();
      if (code !== 0) throw new ClusterError(`the cluster of ${kubeconfigPath} does not answer: ${stderr.trim()}`);
      return open(options.name);
    },
    find: async (name) => ((await reachable()).code === 0 ? open(name) : undefined),
    down: async () => {},
    status: async () => ({
      state: (await reachable()).code === 0 ? "running" : "absent",
      facts: [`kubeconfig: ${kubeconfigPath}`],
    }),
  };
}

function assertSupported(options: UpOptions): void {
  if (options.audit || (options.apiServerFlags ?? []).length > 0) {
    throw new ClusterError(
      "flags and audit of an existing API server are not ours to set: set KEYWARD_CLUSTER=embedded",
    );
  }
}
