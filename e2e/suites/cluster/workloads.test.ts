import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { mustRun } from "../../cluster/command.ts";
import type { Cluster } from "../../cluster/provider.ts";
import { eventually } from "../../driver/eventually.ts";
import { kubectl, newName, onlyEmbedded, provider } from "./fixture.ts";
import { container, loadToolbox, pod, server } from "./toolbox.ts";

describe("on the embedded cluster", onlyEmbedded, () => {
  let cluster: Cluster;
  const kube = (...args: string[]) => kubectl(cluster, args);
  const create = (object: object) => kubectl(cluster, ["create", "-f", "-"], object);
  before(async () => {
    cluster = await provider.up({ name: newName(), report: () => {}, audit: true });
    await loadToolbox(cluster);
    await create(pod("pair", { containers: [server("server"), container("idle", ["/kubectl", "proxy"])] }));
    await kube("wait", "--for=condition=Ready", "pod/pair", "--timeout=300s");
  });
  after(() => cluster?.down());

  it("a pod of two containers runs, found healthy over gRPC, and its logs can be read", async () => {
    assert.match(await kube("get", "pod", "pair"), / 2\/2 +Running /);
    // Nothing asks that container whether it is ready: it may still be about to say so.
    await eventually("the log of the second container", async () =>
      /Starting to serve on 127\.0\.0\.1:8001/.test(await kube("logs", "pair", "-c", "idle")),
    );
  });

  it("a process in a pod reaches the API server by its service address as the pod's own account", async () => {
    const ask = ["exec", "pair", "-c", "idle", "--", "/kubectl", "auth", "whoami", "-o", "json"];
    // kube-proxy makes the service's address work in its own time.
    const whoAmI = JSON.parse(await eventually("the API server's answer", () => kube(...ask)));
    assert.equal(whoAmI.status.userInfo.username, "system:serviceaccount:default:default");
    assert.deepEqual(whoAmI.status.userInfo.extra["authentication.kubernetes.io/pod-name"], ["pair"]);
  });

  it("a port of a pod can be forwarded", async () => {
    const env = { PATH: process.env.PATH, KUBECONFIG: cluster.kubeconfigPath };
    const forward = spawn(cluster.kubectlPath, ["port-forward", "pod/pair", ":2379"], { env });
    try {
      const signal = AbortSignal.timeout(60_000);
      const [said] = await once(forward.stdout.setEncoding("utf8"), "data", { signal });
      const port = /127\.0\.0\.1:(\d+)/.exec(said)?.[1];
      assert.deepEqual(await health(`127.0.0.1:${port}`), { health: "true", reason: "" });
    } finally {
      forward.kill("SIGKILL");
      await once(forward, "exit");
    }
  });

  it("a service sends what comes to a node port to its pod", async () => {
    await kube("expose", "pod", "pair", "--port=2379", "--type=NodePort");
    const port = await kube("get", "service", "pair", "-o=jsonpath={.spec.ports[0].nodePort}");
    const answer = await eventually("the node port to answer", () => health(`${cluster.nodeAddress}:${port}`));
    assert.deepEqual(answer, { health: "true", reason: "" });
  });

  it("a native sidecar runs before the main container and ends after it", async () => {
    const sidecar = server("sidecar", { restartPolicy: "Always" });
    const main = container("main", ["/kubectl", "version", "--client"]);
    await create(pod("once", { restartPolicy: "Never", initContainers: [sidecar], containers: [main] }));
    await kube("wait", "--for=jsonpath={.status.phase}=Succeeded", "pod/once", "--timeout=300s");
    const { status } = JSON.parse(await kube("get", "pod", "once", "-o", "json"));
    assert.equal(status.initContainerStatuses[0].started !== undefined, true);
    assert.ok(status.initContainerStatuses[0].state.terminated !== undefined, "the sidecar still runs");
    assert.equal(status.containerStatuses[0].state.terminated.exitCode, 0);
  });

  it("a token for one audience and pod is reviewed as such, and refused for another audience", async () => {
    const bound = ["--bound-object-kind=Pod", "--bound-object-name=pair", "--audience=keyward"];
    const token = (await kube("create", "token", "default", ...bound)).trim();
    const review = async (audience: string) => {
      const object = {
        apiVersion: "authentication.k8s.io/v1",
        kind: "TokenReview",
        spec: { token, audiences: [audience] },
      };
      return JSON.parse(await kubectl(cluster, ["create", "-o", "json", "-f", "-"], object)).status;
    };
    const good = await review("keyward");
    assert.equal(good.authenticated, true);
    assert.deepEqual(good.user.extra["authentication.kubernetes.io/pod-name"], ["pair"]);
    assert.notEqual((await review("another")).authenticated, true);
  });

  it("the admission plug-ins of a default cluster are on", async () => {
    // In one request: the plug-in that reads the label sees a namespace through a cache.
    const labels = { "pod-security.kubernetes.io/enforce": "restricted" };
    await create({ apiVersion: "v1", kind: "Namespace", metadata: { name: "strict", labels } });
    // Before it, a pod is refused for want of it.
    await kube("wait", "--for=create", "serviceaccount/default", "--namespace=strict", "--timeout=120s");
    const loose = kube("run", "loose", "--namespace=strict", "--image=keyward.dev/toolbox:1");
    await assert.rejects(loose, /violates PodSecurity "restricted:latest"/);
    const tight = pod("tight", { containers: [container("main", ["/kubectl", "version", "--client"])] });
    await kubectl(cluster, ["create", "--namespace=strict", "-f", "-"], tight);
    const kinds = await kube("api-resources", "--api-group=admissionregistration.k8s.io", "-o", "name");
    for (const kind of ["mutatingwebhookconfigurations", "validatingadmissionpolicies"])
      assert.match(kinds, new RegExp(kind));
  });

  it("kubectl sees the version that is meant, and Helm works", async () => {
    const { serverVersion } = JSON.parse(await kube("version", "-o", "json"));
    assert.match(serverVersion.gitVersion, /^v1\.[1-9]\d+\.\d+$/);
    const env = { PATH: process.env.PATH, HOME: process.env.HOME, KUBECONFIG: cluster.kubeconfigPath };
    assert.match(await mustRun([cluster.helmPath, "list", "--all-namespaces"], { env }), /^NAME\s+NAMESPACE/);
  });

  it("a file that is no image archive is refused by its name", async () => {
    const refused = cluster.loadImage(import.meta.filename);
    await assert.rejects(refused, /containerd refused \S+workloads\.test\.ts as an image archive: ctr: /);
    await assert.rejects(cluster.loadImage("/nonexistent.tar"), /\/nonexistent\.tar cannot be read/);
  });

  it("the audit log has each request", async () => {
    const log = await readFile(join(cluster.logsDir ?? assert.fail(), "audit.log"), "utf8");
    assert.ok(
      log.split("\n").some((line) => line.includes('"verb":"create"') && line.includes("/pods")),
      log.slice(0, 500),
    );
  });
});

async function health(address: string): Promise<unknown> {
  const answer = await fetch(`http://${address}/health`, { signal: AbortSignal.timeout(30_000) });
  return answer.json();
}
