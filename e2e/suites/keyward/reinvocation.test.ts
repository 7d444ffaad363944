import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { eventually } from "../../driver/eventually.ts";
import { kubectl } from "../../driver/kubectl.ts";
import { OtherWebhook, type PatchOperation } from "../../driver/other-webhook.ts";
import { useKeyward } from "./fixture.ts";
import { container, pod, profile } from "./manifests.ts";

interface MutatedPod {
  readonly spec: {
    readonly initContainers?: { readonly name: string; readonly restartPolicy?: string }[];
    readonly containers: {
      readonly name: string;
      readonly volumeMounts?: { readonly name: string; readonly subPath?: string }[];
    }[];
  };
}

const UNREACHABLE = "the provider names no address at which the API server reaches this machine";

describe("another webhook changes the pod after ours", () => {
  const fixture = useKeyward({ manifests: (namespace) => profile(namespace, "payments") });
  const reachable = () => fixture.cluster.nodeAddress !== undefined;
  const create = () =>
    kubectl(fixture.cluster, ["create", "--dry-run=server", "-o", "json", "-f", "-"], {
      stdin: pod(fixture.namespace, "probe", {
        annotations: { "keyward.dev/inject": "payments" },
        containers: [container({ args: ["sleep"] })],
      }),
    });

  it("a container that was added later gets its socket in the second round", async (test) => {
    if (!reachable()) return test.skip(UNREACHABLE);
    const addLate = (seen: MutatedPod): PatchOperation[] =>
      seen.spec.containers.some((one) => one.name === "late")
        ? []
        : [{ op: "add", path: "/spec/containers/-", value: { name: "late", image: "keyward.dev/demo-app:0.1.0" } }];
    await using other = await OtherWebhook.start(fixture.cluster, fixture.namespace, addLate);
    // The API server learns of a new webhook in its own time.
    const made = await eventually("the other webhook to be called", async () => {
      const answer = await create();
      return other.calls > 0 && answer;
    });
    const seen: MutatedPod = JSON.parse(made);
    assert.deepEqual(
      seen.spec.initContainers?.map((one) => one.name),
      ["keyward"],
      "one sidecar, not two",
    );
    for (const { name, volumeMounts } of seen.spec.containers) {
      assert.deepEqual(
        volumeMounts?.filter((mount) => mount.name === "keyward-sockets").map((mount) => mount.subPath),
        [`c/${name}`],
      );
    }
  });

  it("a pod whose sidecar was stripped of its restartPolicy is refused in clear words", async (test) => {
    if (!reachable()) return test.skip(UNREACHABLE);
    const strip = (seen: MutatedPod): PatchOperation[] => {
      const index = (seen.spec.initContainers ?? []).findIndex(
        (one) => one.name === "keyward" && one.restartPolicy !== undefined,
      );
      return index < 0 ? [] : [{ op: "remove", path: `/spec/initContainers/${index}/restartPolicy` }];
    };
    await using other = await OtherWebhook.start(fixture.cluster, fixture.namespace, strip);
    const refusal = await eventually("a refusal behind the other webhook", async () => {
      const words = await create().then(() => "", String);
      return other.calls > 0 && words;
    });
    assert.match(refusal, /restartPolicy/);
  });
});
