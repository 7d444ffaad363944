import assert from "node:assert/strict";
import { describe, it } from "node:test";
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
    assert.match(await denial({ "keyward.dev/inject": "nosuch" }), /nosuch.*payments.*reports/s);
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
      assert.equal((await dryRun(opted({}))).metadata.labels?.["keyward.dev/profile"], "reports");
      assert.equal(
        (await dryRun(opted({ "keyward.dev/inject": "payments" }))).metadata.labels?.["keyward.dev/profile"],
        "payments",
      );
      assert.equal(
        (await dryRun(opted({ "keyward.dev/inject": "true" }))).metadata.labels?.["keyward.dev/profile"],
        "reports",
      );
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

  it("deletes a pod that is still initialising in less than 10 s", async () => {
    const stuck = container({ name: "wait", args: ["sleep"] });
    await apply(
      fixture.cluster,
      pod(fixture.namespace, "stuck", {
        annotations: { "keyward.dev/inject": "payments" },
        initContainers: [stuck],
        containers: [app],
      }),
    );
    await kubectl(
      fixture.cluster,
      [
        "wait",
        "pod/stuck",
        `--namespace=${fixture.namespace}`,
        "--for=jsonpath={.status.initContainerStatuses[0].started}=true",
        "--timeout=60s",
      ],
      { timeoutMs: 70_000 },
    );
    const startedMs = performance.now();
    await kubectl(fixture.cluster, ["delete", "pod/stuck", `--namespace=${fixture.namespace}`, "--timeout=30s"]);
    assert.ok(performance.now() - startedMs < 10_000, `it took ${Math.round(performance.now() - startedMs)} ms`);
    await assert.rejects(getPod(fixture.cluster, fixture.namespace, "stuck"), /NotFound/);
  });
});
