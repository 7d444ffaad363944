import { join } from "node:path";
import { run } from "../../command.ts";
import type { Cluster, Component } from "../../provider.ts";
import { inside } from "../host/network.ts";
import type { ClusterDetails } from "../host/state.ts";
import { askSupervisor } from "../host/supervisor.ts";
import { componentCommands } from "../node/components.ts";
import { CONTAINERD_SOCKET, createLayout, type Layout, LOG_DIR, NODE_NAME } from "../node/layout.ts";
import { waitUntil } from "./wait.ts";

export function layoutOf(clusterName: string, details: ClusterDetails): Layout {
  return createLayout(details.programs, {
    clusterName,
    nodeAddress: details.nodeAddress,
    snapshotter: details.snapshotter,
  });
}

export async function startComponent(
  folder: string,
  clusterName: string,
  details: ClusterDetails,
  name: Component,
): Promise<void> {
  const layout = layoutOf(clusterName, details);
  const path = [layout.folder("containerd"), layout.folder("runc"), "/usr/sbin:/usr/bin:/sbin:/bin"].join(":");
  await askSupervisor(folder, {
    verb: "start",
    name,
    argv: componentCommands(layout, details)[name],
    env: [`PATH=${path}`, "HOME=/run", "LANG=C.UTF-8"],
    log: `${LOG_DIR}/${name}.log`,
  });
}

/** Returns when the component answers; the three that serve nobody are given as they were started. */
export async function waitForComponent(
  name: Component,
  folder: string,
  pid: number,
  details: ClusterDetails,
  kubectl: Cluster["kubectl"],
  signal?: AbortSignal,
): Promise<void> {
  const succeeds = async (args: readonly string[]) => (await kubectl(["--request-timeout=5s", ...args])).code === 0;
  const ctr = join(layoutOf("", details).folder("containerd"), "ctr");
  const checks: Partial<Record<Component, () => Promise<boolean>>> = {
    etcd: () => succeeds(["get", "--raw=/readyz"]),
    "kube-apiserver": () => succeeds(["get", "--raw=/readyz"]),
    kubelet: () => succeeds(["get", `--raw=/api/v1/nodes/${NODE_NAME}/proxy/healthz`]),
    containerd: async () => (await run(inside(pid, [ctr, "--address", CONTAINERD_SOCKET, "version"]))).code === 0,
  };
  const check = checks[name];
  if (check !== undefined) await waitUntil(`${name} to answer`, folder, check, signal);
}
