import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { describe, type TestContext, test } from "node:test";
import { setTimeout as delay } from "node:timers/promises";
import { CONFIG_MAPS, type ConfigMap } from "@keyward/kube/client/kinds";
import { KubeClient } from "@keyward/kube/client/kube-client";
import { kubeConfigTransport } from "@keyward/kube/client/kubeconfig";
import { Informer } from "@keyward/kube/informer/informer";
import { TransportError } from "@keyward/kube/watch/transport";
import { stringify } from "yaml";
import { FaultyProxy } from "./faulty-proxy.ts";
import { changeMap, createMap, eventually, openSuite } from "./fixture.ts";

const suite = await openSuite();

/** `kubectl proxy` speaks HTTP/1.1 and nothing else: what gateways look like that know no HTTP/2. */
async function openGateway(t: TestContext) {
  const child = spawn(
    suite.cluster.kubectlPath,
    ["proxy", "--port=0", `--kubeconfig=${suite.cluster.kubeconfigPath}`],
    {
      stdio: ["ignore", "pipe", "inherit"],
    },
  );
  const directory = await mkdtemp(join(tmpdir(), "kube-suite-"));
  const [line] = (await once(createInterface(child.stdout), "line")) as [string];
  const proxy = await FaultyProxy.before(new URL(`http://${/127\.0\.0\.1:\d+/.exec(line)?.[0]}`));
  const cluster = { server: `http://127.0.0.1:${proxy.port}`, "insecure-skip-tls-verify": true };
  const file = join(directory, "kubeconfig");
  const config = {
    apiVersion: "v1",
    kind: "Config",
    clusters: [{ name: "gateway", cluster }],
    users: [{ name: "nobody", user: {} }],
    contexts: [{ name: "gateway", context: { cluster: "gateway", user: "nobody" } }],
    "current-context": "gateway",
  };
  await writeFile(file, stringify(config));
  const transport = kubeConfigTransport({ file, userAgent: "keyward-e2e/0" });
  t.after(async () => {
    transport.close();
    await proxy[Symbol.asyncDispose]();
    child.kill();
    await rm(directory, { recursive: true });
  });
  return { proxy, transport };
}

function outage(name: string, breakLink: (proxy: FaultyProxy) => void, forMs: number) {
  test(name, { timeout: 300_000 }, async (t) => {
    const { proxy, transport } = await openGateway(t);
    const object = `gateway-${forMs}`;
    await createMap(suite, object);
    await using informer = new Informer<ConfigMap>({
      transport,
      resource: CONFIG_MAPS,
      selection: { namespace: suite.namespace },
    }).start();
    await informer.synced;
    await delay(1_000 + Math.random() * 4_000);
    breakLink(proxy);
    await changeMap(suite, object, "2");
    await delay(forMs);
    proxy.heal();
    const current = () => informer.get(`${suite.namespace}/${object}`)?.data?.value === "2";
    const deafMs = await eventually("the informer knows what happened", current);
    t.diagnostic(`heard again ${deafMs} ms after the link was back`);
  });
}

describe("where HTTP/2 is not spoken", { concurrency: true }, () => {
  outage("a connection that dies without a word is left for another", (proxy) => proxy.stallExisting(), 0);
  outage("a black hole is noticed", (proxy) => proxy.stall(), 15_000);
  outage("a reset is survived", (proxy) => proxy.reset(), 5_000);

  test("writes, errors and deadlines are the same", { timeout: 300_000 }, async (t) => {
    const { proxy, transport } = await openGateway(t);
    const client = new KubeClient(transport);
    const metadata = { namespace: suite.namespace, name: "written" };
    await client.apply(CONFIG_MAPS, { metadata, data: { value: "ä" } }, { fieldManager: "keyward-e2e" });
    assert.equal((await client.get(CONFIG_MAPS, metadata)).data?.value, "ä");
    await assert.rejects(client.get(CONFIG_MAPS, { ...metadata, name: "missing" }), /404 NotFound/);
    proxy.stall();
    const late = client.get(CONFIG_MAPS, metadata, { timeoutMs: 500 });
    await assert.rejects(late, (error) => error instanceof TransportError && error.fault === "timeout");
  });
});
