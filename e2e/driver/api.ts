import { KubeClient } from "@keyward/kube/client/kube-client";
import { kubeConfigTransport } from "@keyward/kube/client/kubeconfig";
import type { Cluster } from "../cluster/provider.ts";

const clients = new Map<string, KubeClient>();

/** @returns a client that keeps its connection, for what is called often or timed; kubectl takes a process for each call */
export function apiOf(cluster: Cluster): KubeClient {
  const known = clients.get(cluster.kubeconfigPath);
  if (known !== undefined) return known;
  const client = new KubeClient(kubeConfigTransport({ file: cluster.kubeconfigPath, userAgent: "keyward-e2e" }));
  clients.set(cluster.kubeconfigPath, client);
  return client;
}

/** Ends the connections of {@link apiOf}, so that a test process can end. */
export function closeApis(): void {
  for (const client of clients.values()) client.transport.close();
  clients.clear();
}
