import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, type TestContext } from "node:test";
import { setTimeout as delay } from "node:timers/promises";
import { CONFIG_MAPS, type ConfigMap, NAMESPACES } from "@keyward/kube/client/kinds";
import { KubeClient } from "@keyward/kube/client/kube-client";
import { kubeConfigTransport } from "@keyward/kube/client/kubeconfig";
import type { KubeTransport } from "@keyward/kube/watch/transport";
import { parse, stringify } from "yaml";
import type { Cluster } from "../../cluster/provider.ts";
import { clusterForTests } from "../cluster-for-tests.ts";
import { FaultyProxy } from "./faulty-proxy.ts";

/** A namespace of this file's own on a real API server, and a client whose link nobody breaks. */
export interface Suite {
  cluster: Cluster;
  client: KubeClient;
  namespace: string;
}

export interface BrokenLink {
  proxy: FaultyProxy;
  transport: KubeTransport;
  kubeconfig: string;
}

/** Whoever waits longer, on however busy a machine, waits for nothing. */
const DEADLINE_MS = 60_000;
const USER_AGENT = "keyward-e2e/0";

/** To be called at the top of a file, like clusterForTests. */
export async function openSuite(): Promise<Suite> {
  const cluster = await clusterForTests();
  const client = new KubeClient(kubeConfigTransport({ file: cluster.kubeconfigPath, userAgent: USER_AGENT }));
  const namespace = `kube-${randomBytes(4).toString("hex")}`;
  await client.create(NAMESPACES, { metadata: { name: namespace } });
  after(async () => {
    await client.delete(NAMESPACES, { name: namespace });
    client.transport.close();
  });
  return { cluster, client, namespace };
}

/** A second way to the same API server, through a proxy that can break it. Gone after the test. */
export async function openLink(t: TestContext, { cluster }: Suite): Promise<BrokenLink> {
  const config = parse(await readFile(cluster.kubeconfigPath, "utf8"));
  const [entry] = config.clusters;
  const proxy = await FaultyProxy.before(new URL(entry.cluster.server));
  entry.cluster.server = `https://127.0.0.1:${proxy.port}`;
  // The proxy has another address than the certificate was made for; this name is in that of every API server.
  entry.cluster["tls-server-name"] = "kubernetes.default.svc";
  const directory = await mkdtemp(join(tmpdir(), "kube-suite-"));
  const kubeconfig = join(directory, "kubeconfig");
  await writeFile(kubeconfig, stringify(config), { mode: 0o600 });
  const transport = kubeConfigTransport({ file: kubeconfig, userAgent: USER_AGENT });
  t.after(async () => {
    transport.close();
    await proxy[Symbol.asyncDispose]();
    await rm(directory, { recursive: true });
  });
  return { proxy, transport, kubeconfig };
}

export function configMap({ namespace }: Suite, name: string, value = "1"): ConfigMap {
  return { metadata: { namespace, name, labels: { suite: "kube" } }, data: { value } };
}

export function createMap(suite: Suite, name: string, value?: string): Promise<ConfigMap> {
  return suite.client.create(CONFIG_MAPS, configMap(suite, name, value));
}

export function changeMap(suite: Suite, name: string, value: string): Promise<ConfigMap> {
  const ref = { namespace: suite.namespace, name };
  return suite.client.patch(CONFIG_MAPS, ref, { type: "merge", body: { data: { value } } });
}

export function deleteMap(suite: Suite, name: string): Promise<void> {
  return suite.client.delete(CONFIG_MAPS, { namespace: suite.namespace, name });
}

/** Fulfilled with the milliseconds that it took. @throws AssertionError that says what did not come true */
export async function eventually(
  what: string,
  holds: () => boolean | Promise<boolean>,
  withinMs = DEADLINE_MS,
): Promise<number> {
  const beganMs = performance.now();
  while (!(await holds())) {
    if (performance.now() - beganMs > withinMs) assert.fail(`not within ${withinMs} ms: ${what}`);
    await delay(20);
  }
  return Math.round(performance.now() - beganMs);
}
