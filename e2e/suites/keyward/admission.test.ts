import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { eventually } from "../../driver/eventually.ts";
import { apply, kubectl } from "../../driver/kubectl.ts";
import { useKeyward } from "./fixture.ts";
import { container, pod, profile } from "./manifests.ts";
import { getPod, type SeenPod, whenPhase } from "./pods.ts";

const app = container({ args: ["sleep"] });
const once = container({ args: ["hash"] });

describe("admission of pods that opt in", () => {
  const fixture = useKeyward({
    manifests: (namespace) => `${profile(namespace, "payments")}---\n${profile(namespace, "reports")}`,
  });

  /** What the API server would make of a pod, without making it. */
  async function dryRun(manifest: string): Promise<SeenPod> {
    return JSON.parse(
      await kubectl(fixture.cluster, ["create", "--dry-run=server", "-o", "json", "-f", "-"], { stdin: manifest }),
    );
  }
  const opted = (annotations: Record<string, string>) =>
    pod(fixture.namespace, "probe", { annotations, containers: [app] });
  const denial = (annotations: Record<string, string>) =>
    dryRun(opted(annotations)).then(() => assert.fail("the pod was admitted"), String);
  const profileOf = async (annotations: Record<string, string>) =>
    (await dryRun(opted(annotations))).metadata.labels?.["keyward.dev/profile"];

  it("injects in a dry run too, and leaves nothing behind", async () => {
    const seen = await dryRun(opted({ "keyward.dev/inject": "payments" }));
    assert.deepEqual(
      seen.spec.initContainers?.map((one) => one.name),
      ["keyward"],
    );
    assert.equal(
      (await kubectl(fixture.cluster, ["get", "pods", `--namespace=${fixture.namespace}`, "-o", "name"])).trim(),
      "",
    );
  });

  it("leaves a pod alone that does not opt in", async () => {
    assert.equal((await dryRun(opted({}))).spec.initContainers, undefined);
  });

  it("leaves a pod alone that opts out", async () => {
    assert.equal((await dryRun(opted({ "keyward.dev/inject": "false" }))).spec.initContainers, undefined);
  });

  it("does not add a second sidecar to a pod that has it", async () => {
    const first = await dryRun(opted({ "keyward.dev/inject": "payments" }));
    const { metadata, spec } = first as unknown as { metadata: Record<string, unknown>; spec: Record<string, unknown> };
    const again = {
      apiVersion: "v1",
      kind: "Pod",
      metadata: {
        name: "again",
        namespace: fixture.namespace,
        labels: metadata.labels,
        annotations: metadata.annotations,
      },
      spec,
    };
    const second = await dryRun(JSON.stringify(again));
    assert.deepEqual(
      second.spec.initContainers?.map((one) => one.name),
      ["keyward"],
    );
  });

  it("denies a pod that names an unknown profile, and lists those there are", async () => {
    // The list is of what the webhook has heard of; only before it refuses it asks the API server.
    await eventually("both profiles in the list", async () =>
      /nosuch.*payments.*reports/s.test(await denial({ "keyward.dev/inject": "nosuch" })),
    );
  });

  it("denies an annotation that names a container that is not there", async () => {
    assert.match(
      await denial({ "keyward.dev/inject": "payments", "keyward.dev/containers": "app,typo" }),
      /typo.*app/s,
    );
  });

  it("knows a profile that was created a moment ago", async () => {
    await apply(
      fixture.cluster,
      `${profile(fixture.namespace, "fresh")}---\n${pod(fixture.namespace, "fresh", { annotations: { "keyward.dev/inject": "fresh" }, restartPolicy: "Never", containers: [once] })}`,
    );
    await whenPhase(fixture.cluster, fixture.namespace, "fresh", "Succeeded");
  });

  it("takes the namespace's default, and the pod wins over it", async () => {
    await kubectl(fixture.cluster, ["label", "namespace", fixture.namespace, "keyward.dev/inject=reports"]);
    try {
      // The label reaches the API server's choice of webhooks through its own cache.
      await eventually("the default to hold", async () => (await profileOf({})) === "reports");
      assert.equal(await profileOf({ "keyward.dev/inject": "payments" }), "payments");
      assert.equal(await profileOf({ "keyward.dev/inject": "true" }), "reports");
      assert.equal((await dryRun(opted({ "keyward.dev/inject": "false" }))).spec.initContainers, undefined);
    } finally {
      await kubectl(fixture.cluster, ["label", "namespace", fixture.namespace, "keyward.dev/inject-"]);
    }
  });

  it("refuses a container that reaches for the sidecar's token", async () => {
    const thief = {
      apiVersion: "v1",
      kind: "Pod",
      metadata: { name: "thief", namespace: fixture.namespace, annotations: { "keyward.dev/inject": "payments" } },
      spec: {
        containers: [
          {
            name: "app",
            image: "keyward.dev/demo-app:0.1.0",
            volumeMounts: [{ name: "keyward-identity", mountPath: "/stolen" }],
          },
        ],
      },
    };
    await assert.rejects(dryRun(JSON.stringify(thief)), /keyward-identity/);
  });

  it("deletes a pod that is still initialising long before its grace period is over", async (test) => {
    const stuck = container({ name: "wait", args: ["sleep"] });
    await apply(
      fixture.cluster,
      pod(fixture.namespace, "stuck", {
        annotations: { "keyward.dev/inject": "payments" },
        initContainers: [stuck],
        containers: [app],
        graceSeconds: 600,
      }),
    );
    // From then on it ends when it is asked to; before, the first process of a container ignores that.
    const log = ["logs", "stuck", "--container=wait", `--namespace=${fixture.namespace}`];
    await eventually("the init container to wait", async () => /waiting/.test(await kubectl(fixture.cluster, log)));
    const startedMs = performance.now();
    const deletion = ["delete", "pod/stuck", `--namespace=${fixture.namespace}`, "--timeout=180s"];
    await kubectl(fixture.cluster, deletion, { timeoutMs: 190_000 });
    test.diagnostic(`it took ${Math.round(performance.now() - startedMs)} ms`);
    await assert.rejects(getPod(fixture.cluster, fixture.namespace, "stuck"), /NotFound/);
  });
});
