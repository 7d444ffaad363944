import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { CUSTOM_RESOURCE_DEFINITIONS, NAMESPACES } from "@keyward/kube/client/kinds";
import { KubeClient } from "@keyward/kube/client/kube-client";
import { kubeConfigTransport } from "@keyward/kube/client/kubeconfig";
import type { KubeObject } from "@keyward/kube/watch/kube-object";
import { parse } from "yaml";
import type { Cluster } from "../../cluster/provider.ts";
import { eventually } from "../../driver/eventually.ts";
import { type ControlPlane, startControlPlane } from "../kms/control-plane.ts";
import type { Suite } from "../operator/fixture.ts";
import { type OperatorFlags, OperatorProcess } from "../operator/operator-process.ts";

const MANIFESTS = join(import.meta.dirname, "../../../crds/manifests");
const SERVICE_ACCOUNTS = {
  group: "",
  version: "v1",
  plural: "serviceaccounts",
  kind: "ServiceAccount",
  namespaced: true,
};
const QUOTA_BYTES = 96 * 2 ** 20;

/** A suite on a control plane of its own, whose etcd can be filled. */
export interface OwnPlane extends Suite, AsyncDisposable {
  readonly plane: ControlPlane;
  /** Stops the API server, does what cannot be done while it runs, and starts it again. */
  restartApiServer(between: () => Promise<void>): Promise<void>;
}

export async function startOwnPlane(): Promise<OwnPlane> {
  const plane = await startControlPlane({ encrypts: false, quotaBytes: QUOTA_BYTES });
  let api = await plane.startApiServer();
  // One that outlives the API server's process.
  const transport = kubeConfigTransport({ file: plane.kubeconfigPath, userAgent: "keyward-e2e" });
  const client = new KubeClient(transport);
  const [namespace, operatorNamespace] = ["bad-days", "keyward-system"];
  await furnish(client, [namespace, operatorNamespace]);
  const replicas: OperatorProcess[] = [];
  const start = async (flags: OperatorFlags = {}, env?: NodeJS.ProcessEnv) => {
    const replica = await OperatorProcess.start(plane, operatorNamespace, flags, env);
    replicas.push(replica);
    return replica;
  };
  const end = async () => {
    await Promise.all(replicas.map((replica) => replica.end("SIGKILL")));
    transport.close();
    await api.stop();
    await plane[Symbol.asyncDispose]();
  };
  return {
    plane,
    cluster: { kubeconfigPath: plane.kubeconfigPath } as Cluster,
    client,
    restartApiServer: async (between) => {
      await api.stop();
      await between();
      api = await plane.startApiServer();
    },
    ...{ namespace, operatorNamespace, start, replicas, cleanUp: [] },
    [Symbol.asyncDispose]: end,
  };
}

async function furnish(client: KubeClient, namespaces: readonly string[]): Promise<void> {
  for (const name of namespaces) {
    await eventually("a namespace", () => client.create(NAMESPACES, { metadata: { name } }));
    // There is no controller that would make it.
    await client.create(SERVICE_ACCOUNTS, { metadata: { namespace: name, name: "default" } });
  }
  for (const file of readdirSync(MANIFESTS)) {
    const manifest: KubeObject = parse(readFileSync(join(MANIFESTS, file), "utf8"));
    await client.create(CUSTOM_RESOURCE_DEFINITIONS, manifest);
  }
  await eventually("the definitions to be established", async () => {
    const { items } = await client.list(CUSTOM_RESOURCE_DEFINITIONS, {});
    return items.every(isEstablished);
  });
}

function isEstablished(item: KubeObject & { status?: { conditions?: { type: string; status: string }[] } }): boolean {
  return item.status?.conditions?.some(({ type, status }) => type === "Established" && status === "True") ?? false;
}
