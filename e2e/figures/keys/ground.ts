import { randomBytes } from "node:crypto";
import type { KeyPolicySpec } from "@keyward/crds/types/key-policy";
import { NAMESPACES } from "@keyward/kube/client/kinds";
import type { KubeClient } from "@keyward/kube/client/kube-client";
import { chooseProvider } from "../../cluster/choose.ts";
import { readClusterConfig } from "../../cluster/config.ts";
import type { Cluster, Component } from "../../cluster/provider.ts";
import { type ApiServer, KINDS, openApiServer } from "../../suites/crds/api-server.ts";
import { type PodIdentity, podIdentity } from "./pod-identity.ts";

const NAMESPACE_COUNT = 20;
const POLICIES_PER_NAMESPACE = 5;
/** What only pods need: it should not take time from what is measured. */
const NOT_NEEDED: readonly Component[] = [
  "kube-scheduler",
  "kube-proxy",
  "kubelet",
  "containerd",
  "kube-controller-manager",
];
const SPEC: KeyPolicySpec = { algorithm: "ECDSA-P256", keys: "None", rotation: { every: "2160h" } };

/** One policy of the many, as its keys name it. */
export interface PolicyPlace {
  readonly namespace: string;
  readonly name: string;
  readonly uid: string;
}

/** Where the keys live: an API server of this run's own with namespaces and policies. */
export interface Ground extends AsyncDisposable {
  readonly cluster: Cluster;
  readonly client: KubeClient;
  readonly operatorNamespace: string;
  /** Undefined where the operator has to read a kubeconfig. */
  readonly pod: PodIdentity | undefined;
  /** uid of the namespace kube-system. */
  readonly clusterId: string;
  readonly policies: readonly PolicyPlace[];
}

/** @throws ClusterError where this machine can run no cluster */
export async function openGround(report: (line: string) => void): Promise<Ground> {
  await using stack = new AsyncDisposableStack();
  const provider = await chooseProvider(readClusterConfig());
  const cluster = await provider.up({ name: `figures-${randomBytes(3).toString("hex")}`, report });
  stack.defer(() => cluster.down());
  const api = await openApiServer(cluster);
  const filled = await fill(cluster, api);
  const pod = await podIdentity(cluster, api.client, filled.operatorNamespace);
  if (pod !== undefined) stack.use(pod);
  if (cluster.canStopComponents) for (const component of NOT_NEEDED) await cluster.stop(component);
  stack.defer(() => api.client.transport.close());
  const ends = stack.move();
  return { ...filled, pod, [Symbol.asyncDispose]: () => ends.disposeAsync() };
}

async function fill(cluster: Cluster, { client }: ApiServer) {
  const operatorNamespace = "keyward-system";
  await client.create(NAMESPACES, { metadata: { name: operatorNamespace } });
  const { uid: clusterId = "" } = (await client.get(NAMESPACES, { name: "kube-system" })).metadata;
  const policies: PolicyPlace[] = [];
  for (let index = 0; index < NAMESPACE_COUNT; index++) {
    const namespace = `team-${index}`;
    await client.create(NAMESPACES, { metadata: { name: namespace } });
    for (let number = 0; number < POLICIES_PER_NAMESPACE; number++) {
      const name = `signing-${number}`;
      const { metadata } = await client.create(KINDS.KeyPolicy, { metadata: { namespace, name }, spec: SPEC });
      policies.push({ namespace, name, uid: metadata.uid ?? "" });
    }
  }
  return { cluster, client, operatorNamespace, clusterId, policies };
}
