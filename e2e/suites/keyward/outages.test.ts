import assert from "node:assert/strict";
import { after, describe, it } from "node:test";
import { demoApp } from "../../driver/demo-app.ts";
import { eventually } from "../../driver/eventually.ts";
import { apply, kubectl } from "../../driver/kubectl.ts";
import { nodeProcess } from "../../driver/node-process.ts";
import { KEYWARD_NAMESPACE } from "../../install/install-keyward.ts";
import { useKeyward } from "./fixture.ts";
import { container, pod, profile } from "./manifests.ts";
import { whenPhase, whenReady } from "./pods.ts";

describe("when a part of the system is away", () => {
  const fixture = useKeyward({ manifests: (namespace) => profile(namespace, "payments") });
  const opted = (name: string, args: string[], restartPolicy: "Always" | "Never" = "Always") =>
    pod(fixture.namespace, name, {
      annotations: { "keyward.dev/inject": "payments" },
      restartPolicy,
      containers: [container({ args })],
    });
  const scale = async (deployment: string, replicas: number) => {
    await kubectl(fixture.cluster, [
      "scale",
      `deployment/${deployment}`,
      `--replicas=${replicas}`,
      `--namespace=${KEYWARD_NAMESPACE}`,
    ]);
    if (replicas > 0)
      await kubectl(
        fixture.cluster,
        ["rollout", "status", `deployment/${deployment}`, `--namespace=${KEYWARD_NAMESPACE}`, "--timeout=300s"],
        { timeoutMs: 310_000 },
      );
    else
      await eventually(
        `${deployment} to be gone`,
        async () =>
          (await kubectl(fixture.cluster, ["get", "pods", `--namespace=${KEYWARD_NAMESPACE}`, "-o", "name"])).includes(
            deployment,
          ) === false,
      );
  };
  after(async () => {
    await scale("keyward-webhook", 2);
    await scale("keyward-operator", 2);
  });

  it("webhook down: a pod that opts in is refused in clear words, every other pod starts", async () => {
    await scale("keyward-webhook", 0);
    await assert.rejects(apply(fixture.cluster, opted("refused", ["hash"], "Never")), /keyward/i);
    await apply(fixture.cluster, pod(fixture.namespace, "bystander", { containers: [container({ args: ["sleep"] })] }));
    await whenReady(fixture.cluster, fixture.namespace, "bystander");
    await scale("keyward-webhook", 2);
    // kube-proxy learns of the new endpoints in its own time, a second at most.
    await eventually("the webhook to be reached again", () =>
      apply(fixture.cluster, opted("welcome", ["hash"], "Never")),
    );
    await whenPhase(fixture.cluster, fixture.namespace, "welcome", "Succeeded");
  });

  it("operator down: running pods serve on and new pods start", async () => {
    await apply(fixture.cluster, opted("steady", ["sleep"]));
    await whenReady(fixture.cluster, fixture.namespace, "steady");
    await scale("keyward-operator", 0);
    const target = { namespace: fixture.namespace, pod: "steady" };
    assert.equal((await demoApp(fixture.cluster, target, ["hash"])).algorithm, "SHA3-512");
    await apply(fixture.cluster, opted("newcomer", ["hash"], "Never"));
    await whenPhase(fixture.cluster, fixture.namespace, "newcomer", "Succeeded");
    await scale("keyward-operator", 2);
    assert.equal((await demoApp(fixture.cluster, target, ["hash"])).algorithm, "SHA3-512");
  });

  it("API server down: a sidecar that was killed comes back and serves the last good profile", async (test) => {
    if (!fixture.cluster.canStopComponents)
      return test.skip(`provider ${fixture.cluster.provider} cannot stop the API server`);
    const app = await nodeProcess(fixture.cluster, { namespace: fixture.namespace, pod: "steady", container: "app" });
    const sidecar = await nodeProcess(fixture.cluster, {
      namespace: fixture.namespace,
      pod: "steady",
      container: "keyward",
    });
    await fixture.cluster.stopApiServer();
    try {
      sidecar.kill();
      const answer = await eventually("the sidecar to serve again", () => app.hash());
      assert.equal(answer.algorithm, "SHA3-512");
    } finally {
      await fixture.cluster.startApiServer();
    }
    await whenReady(fixture.cluster, fixture.namespace, "steady");
    assert.equal(
      (await demoApp(fixture.cluster, { namespace: fixture.namespace, pod: "steady" }, ["hash"])).algorithm,
      "SHA3-512",
    );
  });
});
