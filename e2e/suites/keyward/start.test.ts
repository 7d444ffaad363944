import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { eventually } from "../../driver/eventually.ts";
import { apply, kubectl } from "../../driver/kubectl.ts";
import { KEYWARD_NAMESPACE } from "../../install/install-keyward.ts";
import { useKeyward } from "./fixture.ts";
import { container, pod, profile } from "./manifests.ts";
import { getPod, sidecarOf, whenReady } from "./pods.ts";

/** Without the operator a new namespace gets no right to read profiles, so a sidecar there cannot start. */
describe("a sidecar that cannot start yet", () => {
  const fixture = useKeyward({ manifests: (namespace) => profile(namespace, "payments") });
  const annotations = { "keyward.dev/inject": "payments" };
  const waiting = (name: string, graceSeconds?: number) => {
    const containers = [container({ args: ["sleep"] })];
    return pod(fixture.namespace, name, { annotations, containers, ...(graceSeconds && { graceSeconds }) });
  };
  const operator = (...args: string[]) =>
    kubectl(fixture.cluster, [...args, `--namespace=${KEYWARD_NAMESPACE}`], { timeoutMs: 310_000 });
  const scale = (replicas: number) => operator("scale", "deployment/keyward-operator", `--replicas=${replicas}`);

  before(async () => {
    await scale(0);
    await eventually(
      "the operator to be gone",
      async () => !(await operator("get", "pods", "-o", "name")).includes("operator"),
    );
  });
  after(async () => {
    await scale(2);
    await operator("rollout", "status", "deployment/keyward-operator", "--timeout=300s");
  });

  it("holds its application back, and does not hold up the pod's deletion", async (test) => {
    await apply(fixture.cluster, waiting("deleted", 60));
    const look = () => getPod(fixture.cluster, fixture.namespace, "deleted");
    // The hook gives up in the end, the kubelet asks the sidecar to end, and starts another.
    await eventually("a sidecar to end when it is asked to", async () => {
      return sidecarOf(await look())?.lastState.terminated?.exitCode === 0;
    });
    assert.ok((await look()).status.containerStatuses?.every((one) => one.started !== true));
    const startedMs = performance.now();
    const deletion = ["delete", "pod/deleted", `--namespace=${fixture.namespace}`, "--timeout=180s"];
    await kubectl(fixture.cluster, deletion, { timeoutMs: 190_000 });
    test.diagnostic(`it took ${Math.round(performance.now() - startedMs)} ms`);
  });

  it("starts when it can, and its application after it", async () => {
    await apply(fixture.cluster, waiting("patient"));
    await scale(2);
    // The kubelet's pause between two attempts grows to more than a minute meanwhile.
    await whenReady(fixture.cluster, fixture.namespace, "patient", 400_000);
  });
});
