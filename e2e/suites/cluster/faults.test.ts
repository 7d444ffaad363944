import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import type { Cluster, Component } from "../../cluster/provider.ts";
import { eventually } from "../../driver/eventually.ts";
import { kubectl, newName, onlyEmbedded, provider } from "./fixture.ts";

const POD = {
  apiVersion: "v1",
  kind: "Pod",
  metadata: { name: "steady" },
  spec: { containers: [{ name: "main", image: "keyward.dev/pause:1", imagePullPolicy: "Never" }] },
};

describe("a component of the embedded cluster", onlyEmbedded, () => {
  let cluster: Cluster;
  const kube = (...args: string[]) => kubectl(cluster, args);
  before(async () => {
    const apiServerFlags = ["--default-not-ready-toleration-seconds=7"];
    cluster = await provider.up({ name: newName(), report: () => {}, apiServerFlags });
    await kubectl(cluster, ["create", "-f", "-"], POD);
    await kube("wait", "--for=condition=Ready", "pod/steady", "--timeout=300s");
  });
  after(() => cluster?.down());

  it("gets the caller's flags: pods have the toleration that was asked for", async () => {
    const tolerations = await kube("get", "pod", "steady", "-o=jsonpath={.spec.tolerations}");
    const seconds = JSON.parse(tolerations).map((it: { tolerationSeconds: number }) => it.tolerationSeconds);
    assert.deepEqual(seconds.sort(), [300, 7]);
  });

  it("the API server can be away, and comes back on its port with what it knew and was told", async () => {
    await cluster.stopApiServer();
    const { code, stderr } = await cluster.kubectl(["get", "pods"]);
    assert.equal(code, 1);
    assert.match(stderr, /6443 was refused/);
    assert.match((await provider.status(cluster.name)).facts.join("\n"), /kube-apiserver: signal killed/);
    await cluster.startApiServer();
    assert.match(await kube("get", "pod", "steady"), / Running +0 /);
    const again = { ...POD, metadata: { name: "again" } };
    const made = await kubectl(cluster, ["create", "--dry-run=server", "-o", "json", "-f", "-"], again);
    assert.match(made, /"tolerationSeconds": 7\b/);
  });

  const others: Component[] = [
    "kubelet",
    "containerd",
    "etcd",
    "kube-controller-manager",
    "kube-scheduler",
    "kube-proxy",
  ];
  for (const component of others) {
    it(`${component} can be killed and started, and no container notices`, async () => {
      await cluster.stop(component);
      await cluster.stop(component);
      await cluster.start(component);
      await eventually("the pod to run as before", async () =>
        / 1\/1 +Running +0 /.test(await kube("get", "pod", "steady")),
      );
      assert.equal((await provider.status(cluster.name)).state, "running");
    });
  }

  it("that runs is not started twice", async () => {
    await assert.rejects(cluster.start("kubelet"), /kubelet already runs/);
  });

  it("may be asked to end with a signal of its own", async () => {
    await cluster.stop("kube-scheduler", "SIGTERM");
    await cluster.start("kube-scheduler");
  });
});
