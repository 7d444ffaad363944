import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { eventually } from "../../driver/eventually.ts";
import { apply, kubectl } from "../../driver/kubectl.ts";
import { KEYWARD_NAMESPACE } from "../../install/install-keyward.ts";
import { useKeyward } from "./fixture.ts";
import { container, pod, profile } from "./manifests.ts";
import { getPod, whenReady } from "./pods.ts";

/** Without the operator a new namespace gets no right to read profiles, so a sidecar there cannot start. */
describe("a sidecar that cannot start yet", () => {
  const fixture = useKeyward({ manifests: (namespace) => profile(namespace, "payments") });
  const annotations = { "keyward.dev/inject": "payments" };
  const waiting = (name: string) =>
    pod(fixture.namespace, name, { annotations, containers: [container({ args: ["sleep"] })] });
  const operator = (...args: string[]) =>
    kubectl(fixture.cluster, [...args, `--namespace=${KEYWARD_NAMESPACE}`], { timeoutMs: 100_000 });
  const scale = (replicas: number) => operator("scale", "deployment/keyward-operator", `--replicas=${replicas}`);

  /** The pod's status says so only when the hook has ended; the event comes at once. */
  const sidecarStarted = async (name: string) => {
    const selector = `--field-selector=involvedObject.name=${name},reason=Started`;
    return (
      (await kubectl(fixture.cluster, [
        "get",
        "events",
        `--namespace=${fixture.namespace}`,
        selector,
        "-o",
        "name",
      ])) !== ""
    );
  };

  before(async () => {
    await scale(0);
    await eventually(
      "the operator to be gone",
      async () => !(await operator("get", "pods", "-o", "name")).includes("operator"),
      60_000,
    );
  });
  after(async () => {
    await scale(2);
    await operator("rollout", "status", "deployment/keyward-operator", "--timeout=90s");
  });

  it("holds its application back, and does not hold up the pod's deletion", async () => {
    await apply(fixture.cluster, waiting("deleted"));
    await eventually("the sidecar to run", () => sidecarStarted("deleted"));
    const { status } = await getPod(fixture.cluster, fixture.namespace, "deleted");
    assert.ok(status.containerStatuses?.every((one) => one.started !== true));
    const startedMs = performance.now();
    await kubectl(fixture.cluster, ["delete", "pod/deleted", `--namespace=${fixture.namespace}`, "--timeout=30s"]);
    assert.ok(performance.now() - startedMs < 10_000, `it took ${Math.round(performance.now() - startedMs)} ms`);
  });

  it("starts when it can, and its application after it", async () => {
    await apply(fixture.cluster, waiting("patient"));
    await scale(2);
    await whenReady(fixture.cluster, fixture.namespace, "patient");
  });
});
