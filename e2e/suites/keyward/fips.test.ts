import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { demoApp } from "../../driver/demo-app.ts";
import { eventually } from "../../driver/eventually.ts";
import { apply, getJson } from "../../driver/kubectl.ts";
import { useKeyward } from "./fixture.ts";
import { container, pod, profile } from "./manifests.ts";
import { whenReady } from "./pods.ts";

interface WithConditions {
  readonly status?: { readonly conditions?: readonly { type: string; status: string; message: string }[] };
}

describe("a profile that becomes FIPS in a cluster whose image has no FIPS provider", () => {
  const fixture = useKeyward({ manifests: (namespace) => profile(namespace, "payments") });

  it("stays as it was in the pod, and the condition says how to get the provider", async () => {
    const { cluster, namespace } = fixture;
    const annotations = { "keyward.dev/inject": "payments" };
    await apply(cluster, pod(namespace, "app", { annotations, containers: [container({ args: ["sleep"] })] }));
    await whenReady(cluster, namespace, "app");
    const before = await demoApp(cluster, { namespace, pod: "app" }, ["hash"]);
    await apply(cluster, profile(namespace, "payments").replace("spec:\n", "spec:\n  mode: FIPS\n"));
    const ready = await eventually("Ready to tell of the refusal", async () => {
      const { status } = await getJson<WithConditions>(cluster, ["cryptoprofile/payments", `--namespace=${namespace}`]);
      const seen = status?.conditions?.find(({ type }) => type === "Ready");
      // Until the pod has answered, it is False because the pod is behind.
      return seen?.status === "False" && seen.message.includes("refused it") && seen;
    });
    assert.match(ready.message, /pod app refused it: spec\.mode FIPS: .*npm run images -- build sidecar --fips/);
    assert.deepEqual(await demoApp(cluster, { namespace, pod: "app" }, ["hash"]), before);
  });
});
