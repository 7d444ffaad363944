import { constants } from "node:os";
import { join } from "node:path";
import { ClusterError } from "../../cluster-error.ts";
import type { ClusterConfig } from "../../config.ts";
import { createKubectl } from "../../kubectl.ts";
import type { Cluster, Component } from "../../provider.ts";
import type { ClusterDetails, ClusterRecord } from "../host/state.ts";
import { askSupervisor } from "../host/supervisor.ts";
import { loadImage } from "../load-image.ts";
import { startComponent, waitForComponent } from "./components.ts";
import { tearDown } from "./tear-down.ts";

/** A handle on a cluster that runs; it holds nothing open. */
export function openCluster(
  config: ClusterConfig,
  folder: string,
  record: ClusterRecord,
  details: ClusterDetails,
): Cluster {
  const kubeconfigPath = join(folder, "kubeconfig");
  const kubectlPath = join(details.programs.kubernetes ?? "", "kubectl");
  const kubectl = createKubectl(kubectlPath, kubeconfigPath, config.env);
  const stop = async (component: Component, signal: NodeJS.Signals = "SIGKILL") => {
    await askSupervisor(folder, { verb: "stop", name: component, signal: signalNumber(signal) });
  };
  const start = async (component: Component) => {
    await startComponent(folder, record.name, details, component);
    await waitForComponent(component, folder, record.owner.pid, details, kubectl);
  };
  return {
    name: record.name,
    provider: "embedded",
    kubeconfigPath,
    kubectlPath,
    helmPath: join(details.programs.helm ?? "", "helm"),
    logsDir: join(folder, "logs"),
    nodeAddress: details.nodeAddress,
    kubectl,
    loadImage: (archivePath) => loadImage(record.owner.pid, details.programs, archivePath),
    canStopComponents: true,
    stop,
    start,
    stopApiServer: () => stop("kube-apiserver"),
    startApiServer: () => start("kube-apiserver"),
    down: () => tearDown(config, record.name),
  };
}

function signalNumber(name: NodeJS.Signals): number {
  const number = constants.signals[name];
  if (number === undefined) throw new ClusterError(`${name} is no signal of this system`);
  return number;
}
