import { mkdir, statfs, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { mustRun } from "../../command.ts";
import type { ClusterDetails } from "../host/state.ts";
import { layoutOf } from "../lifecycle/components.ts";
import { configFiles } from "./config-files.ts";
import { writeKubeconfig } from "./kubeconfig.ts";
import { API_SERVER_PORT, KUBERNETES_SERVICE_ADDRESS, NODE_NAME } from "./layout.ts";

/** OVERLAYFS_SUPER_MAGIC of linux/magic.h. */
const OVERLAYFS = 0x794c7630;

/** Overlay on overlay (this machine is itself a container) is refused by the kernel: then layers are copied. */
export async function snapshotterFor(folder: string): Promise<"overlayfs" | "native"> {
  return (await statfs(folder)).type === OVERLAYFS ? "native" : "overlayfs";
}

/** Writes certificates, kubeconfigs and configuration into the cluster's folder. */
export async function prepareNode(folder: string, clusterName: string, details: ClusterDetails): Promise<void> {
  const pkiDir = join(folder, "pki");
  await mkdir(pkiDir, { mode: 0o700 });
  const addresses = [details.nodeAddress, "127.0.0.1", KUBERNETES_SERVICE_ADDRESS];
  await mustRun([join(details.programs.own ?? "", "pki"), pkiDir, NODE_NAME, ...addresses]);
  for (const [name, content] of Object.entries(configFiles(layoutOf(clusterName, details)))) {
    const path = join(folder, "config", name);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, content);
  }
  const server = `https://${details.nodeAddress}:${API_SERVER_PORT}`;
  for (const user of ["controller-manager", "scheduler", "kubelet", "proxy"]) {
    await writeKubeconfig(join(folder, "config", `${user}.kubeconfig`), server, pkiDir, user);
  }
  await writeKubeconfig(join(folder, "kubeconfig"), server, pkiDir, "admin");
}
