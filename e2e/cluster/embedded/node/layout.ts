import { basename } from "node:path";
import type { PartName } from "../build/parts.ts";

/** Names and paths as the cluster's own programs see them, inside their namespaces (supervisor/mounts.go). */
export interface Layout {
  readonly clusterName: string;
  readonly nodeName: string;
  readonly nodeAddress: string;
  readonly snapshotter: "overlayfs" | "native";
  program(part: PartName, name: string): string;
  folder(part: PartName): string;
}

export const CONFIG_DIR = "/run/keyward/config";
export const PKI_DIR = "/run/keyward/pki";
export const LOG_DIR = "/run/keyward/logs";
export const CNI_CONFIG_DIR = `${CONFIG_DIR}/cni`;
export const CONTAINERD_SOCKET = "/run/containerd/containerd.sock";
export const PAUSE_IMAGE = "keyward.dev/pause:1";
export const NODE_NAME = "keyward-node";
export const API_SERVER_PORT = 6443;
/** The first address of SERVICE_SUBNET: the API server gives it to the service "kubernetes". */
export const KUBERNETES_SERVICE_ADDRESS = "10.96.0.1";

/** @param folder of built programs on the host */
export function insideFolder(folder: string): string {
  return `/run/programs/${basename(folder)}`;
}

export function createLayout(
  programs: Readonly<Record<string, string>>,
  facts: Pick<Layout, "clusterName" | "nodeAddress" | "snapshotter">,
): Layout {
  const folder = (part: PartName) => insideFolder(programs[part] ?? "");
  return { ...facts, nodeName: NODE_NAME, folder, program: (part, name) => `${folder(part)}/${name}` };
}
