import { randomBytes } from "node:crypto";
import { after } from "node:test";
import type { Kind } from "@keyward/kube/client/kind";
import { NAMESPACES, SERVICE_ACCOUNTS } from "@keyward/kube/client/kinds";
import type { KubeClient } from "@keyward/kube/client/kube-client";
import { isNotFound } from "@keyward/kube/watch/kube-error";
import type { KubeObject } from "@keyward/kube/watch/kube-object";
import type { Cluster } from "../../cluster/provider.ts";
import { eventually } from "../../driver/eventually.ts";
import { clusterForTests } from "../cluster-for-tests.ts";
import { KINDS, openApiServer } from "../crds/api-server.ts";
import { type OperatorFlags, OperatorProcess } from "./operator-process.ts";

/** What a file of this suite works with. */
export interface Suite {
  readonly cluster: Cluster;
  readonly client: KubeClient;
  /** Where profiles, policies and pods of the test live. */
  readonly namespace: string;
  /** Where the operator keeps its Secrets and its Lease. */
  readonly operatorNamespace: string;
  /**
   * Starts one more replica; it is killed when the file's tests are over.
   * @param env absent: that of the tests
   */
  start(flags?: OperatorFlags, env?: NodeJS.ProcessEnv): Promise<OperatorProcess>;
  /** Every replica that was started. */
  readonly replicas: readonly OperatorProcess[];
  /** Runs when the file's tests are over, before the connection to the API server ends. */
  readonly cleanUp: (() => Promise<void>)[];
}

/** An API server with our CRDs and two namespaces of this file's own. To be called at the top of a file. */
export async function openSuite(): Promise<Suite> {
  const cluster = await clusterForTests();
  const { client, namespace, close } = await openApiServer(cluster);
  const operatorNamespace = `operator-${randomBytes(4).toString("hex")}`;
  await client.create(NAMESPACES, { metadata: { name: operatorNamespace } });
  await mayHavePods(client, namespace);
  const replicas: OperatorProcess[] = [];
  const cleanUp: (() => Promise<void>)[] = [];
  after(async () => {
    await Promise.all(replicas.map((replica) => replica.end("SIGKILL")));
    for (const step of cleanUp) await step();
    await letGo(client, namespace);
    await client.delete(NAMESPACES, { name: operatorNamespace });
    await close();
  });
  const start = async (flags: OperatorFlags = {}, env?: NodeJS.ProcessEnv) => {
    const replica = await OperatorProcess.start(cluster, operatorNamespace, flags, env);
    replicas.push(replica);
    return replica;
  };
  return { cluster, client, namespace, operatorNamespace, start, replicas, cleanUp };
}

/** Until a controller has made the account that pods of a new namespace get. */
export async function mayHavePods(client: KubeClient, namespace: string): Promise<void> {
  await eventually("the namespace's account", () => client.get(SERVICE_ACCOUNTS, { namespace, name: "default" }));
}

const HELD_KINDS: readonly Kind<KubeObject>[] = [KINDS.CryptoProfile, KINDS.KeyPolicy, KINDS.CryptoKey];

/**
 * Takes the finalizers of operators that are dead off everything in a namespace. Else it stays for ever, and the operator of every later
 * file works on it.
 */
export async function letGo(client: KubeClient, namespace: string): Promise<void> {
  for (const kind of HELD_KINDS) {
    const { items } = await client.list(kind, { namespace });
    for (const { metadata } of items) await withoutFinalizers(client, kind, metadata);
  }
}

async function withoutFinalizers(client: KubeClient, kind: Kind<KubeObject>, metadata: KubeObject["metadata"]) {
  const body = { metadata: { finalizers: null } };
  await client.patch(kind, metadata, { type: "merge", body }).catch((error) => {
    if (!isNotFound(error)) throw error;
  });
}
