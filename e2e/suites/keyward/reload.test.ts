import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { AppLog } from "../../driver/app-log.ts";
import { applyNow } from "../../driver/apply-now.ts";
import { demoApp } from "../../driver/demo-app.ts";
import { eventually } from "../../driver/eventually.ts";
import { apply, getJson, kubectl } from "../../driver/kubectl.ts";
import { useKeyward } from "./fixture.ts";
import { container, pod, profile } from "./manifests.ts";
import { getPod, restartsOf, whenReady } from "./pods.ts";

interface ProfileStatus {
  readonly metadata: { readonly generation: number; readonly deletionTimestamp?: string };
  readonly status?: {
    readonly observedGeneration?: number;
    readonly conditions?: {
      readonly type: string;
      readonly status: string;
      readonly reason: string;
      readonly message: string;
    }[];
    readonly pods?: { readonly total: number; readonly current: number };
  };
}

describe("a profile changes while calls are under way", () => {
  const fixture = useKeyward({ manifests: (namespace) => profile(namespace, "payments") });
  const target = () => ({ namespace: fixture.namespace, pod: "busy" });
  const read = () =>
    getJson<ProfileStatus>(fixture.cluster, ["cryptoprofile/payments", `--namespace=${fixture.namespace}`]);
  const condition = async (type: string) => (await read()).status?.conditions?.find((one) => one.type === type);

  it("1,000 reloads under load: not one failed or mixed call, and no restart", async () => {
    await apply(
      fixture.cluster,
      pod(fixture.namespace, "busy", {
        annotations: { "keyward.dev/inject": "payments" },
        containers: [container({ args: ["loop", "--interval-ms=2", "--in-flight=4"] })],
      }),
    );
    const ready = await whenReady(fixture.cluster, fixture.namespace, "busy");
    using log = new AppLog(fixture.cluster, target());
    await log.first((line) => line.calls > 0);
    const before = (await read()).metadata.generation;
    for (let reload = 1; reload <= 1000; reload++) {
      const hash = reload % 2 === 0 ? "SHA3-512" : "SHA-256";
      await applyNow(fixture.cluster, profile(fixture.namespace, "payments", { hash }));
      const live = await log.first((line) => line.generation === before + reload);
      assert.deepEqual(
        { algorithm: live.algorithm, failed: live.failed, mixed: live.mixed },
        { algorithm: hash, failed: 0, mixed: 0 },
      );
    }
    assert.deepEqual(restartsOf(await getPod(fixture.cluster, fixture.namespace, "busy")), restartsOf(ready));
  });

  it("status says that the pod is on the newest generation", async () => {
    await eventually("the acknowledgement in status", async () => {
      const { metadata, status } = await read();
      return (
        status?.observedGeneration === metadata.generation && status.pods?.total === 1 && status.pods.current === 1
      );
    });
    await eventually("Ready", async () => (await condition("Ready"))?.status === "True");
  });

  it("an invalid profile keeps the last good one, and the condition says why", async () => {
    const before = await demoApp(fixture.cluster, target(), ["hash"]);
    await apply(fixture.cluster, profile(fixture.namespace, "payments", { hash: "SHA-999", allowed: ["SHA-999"] }));
    const valid = await eventually("Valid to be False", async () => {
      const seen = await condition("Valid");
      return seen?.status === "False" && seen;
    });
    assert.match(valid.message, /SHA-999/);
    assert.deepEqual(await demoApp(fixture.cluster, target(), ["hash"]), before);
    await apply(fixture.cluster, profile(fixture.namespace, "payments"));
    await eventually("Valid again", async () => (await condition("Valid"))?.status === "True");
    await eventually(
      "the repaired profile in the pod",
      async () => Number((await demoApp(fixture.cluster, target(), ["hash"])).generation) > Number(before.generation),
    );
  });

  it("a profile that is deleted while in use waits for its pods, which go on", async () => {
    await kubectl(fixture.cluster, [
      "delete",
      "cryptoprofile/payments",
      `--namespace=${fixture.namespace}`,
      "--wait=false",
    ]);
    const waiting = await eventually("the deletion to wait", async () => {
      const seen = await read();
      return seen.metadata.deletionTimestamp !== undefined && seen;
    });
    assert.ok(waiting);
    assert.equal((await demoApp(fixture.cluster, target(), ["hash"])).algorithm, "SHA3-512");
    await kubectl(fixture.cluster, ["delete", "pod/busy", `--namespace=${fixture.namespace}`, "--timeout=180s"], {
      timeoutMs: 190_000,
    });
    await eventually("the profile to go", () =>
      read().then(
        () => false,
        (error) => /NotFound/.test(String(error)),
      ),
    );
  });
});
