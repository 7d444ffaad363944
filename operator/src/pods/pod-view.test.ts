import assert from "node:assert/strict";
import { test } from "node:test";
import type { KubeObject } from "@keyward/kube/watch/kube-object";
import { missingSidecar, optedIn } from "./opt-in.ts";
import { viewPod } from "./pod-view.ts";

const SIDECAR = { name: "keyward", args: ["--containers=app", "--profile=payments"], image: "x" };

function rawPod(
  more: { annotations?: object; labels?: object; sidecar?: object; phase?: string; deleting?: boolean } = {},
) {
  return {
    apiVersion: "v1",
    kind: "Pod",
    metadata: {
      name: "web-1",
      namespace: "shop",
      uid: "u",
      resourceVersion: "7",
      annotations: { "kubectl.kubernetes.io/last-applied-configuration": "x".repeat(5_000), ...more.annotations },
      labels: { app: "web", ...more.labels },
      managedFields: [{ manager: "kubelet" }],
      ownerReferences: [
        { apiVersion: "v1", kind: "Other", name: "o", uid: "1" },
        { apiVersion: "apps/v1", kind: "ReplicaSet", name: "web", uid: "2", controller: true },
      ],
      ...(more.deleting ? { deletionTimestamp: "2026-01-01T00:00:00Z" } : {}),
    },
    spec: { initContainers: more.sidecar ? [{ name: "first" }, more.sidecar] : [], containers: [{ name: "app" }] },
    status: { phase: more.phase ?? "Running" },
  } as unknown as KubeObject;
}
const annotated = (value: string) => ({ annotations: { "keyward.dev/inject": value } });

test("a pod's profile is what its sidecar was started with, whatever label and annotation say", () => {
  const lying = { labels: { "keyward.dev/profile": "treasury" }, ...annotated("treasury") };
  assert.equal(viewPod(rawPod({ sidecar: SIDECAR, ...lying })).uses.profile, "payments");
  assert.equal(viewPod(rawPod(lying)).uses.profile, undefined);
});

test("little of a pod is kept", () => {
  const view = viewPod(rawPod({ sidecar: SIDECAR }));
  assert.ok(JSON.stringify(view).length < 500);
  assert.deepEqual(
    view.metadata.ownerReferences?.map((owner) => owner.kind),
    ["ReplicaSet"],
  );
  assert.equal(viewPod(view), view);
});

test("a pod that succeeded or failed has finished", () => {
  const finished = (phase: string) => viewPod(rawPod({ phase })).uses.finished;
  assert.deepEqual(["Pending", "Running", "Unknown", "Succeeded", "Failed"].map(finished), [
    false,
    false,
    false,
    true,
    true,
  ]);
});

const WISHES: Record<
  string,
  [pod: Parameters<typeof rawPod>[0], namespaceDefault: string | undefined, expected: boolean]
> = {
  "a pod that says nothing, in a namespace that says nothing": [{}, undefined, false],
  "a pod that names a profile": [annotated("payments"), undefined, true],
  "a pod that says true": [annotated("true"), undefined, true],
  "a pod that says false, in a namespace with a default": [annotated("false"), "payments", false],
  "a pod that says nothing, in a namespace with a default": [{}, "payments", true],
  "a pod that says nothing, in a namespace that says false": [{}, "false", false],
  "a static pod": [
    { annotations: { "keyward.dev/inject": "payments", "kubernetes.io/config.mirror": "x" } },
    undefined,
    false,
  ],
};
for (const [name, [pod, namespaceDefault, expected]] of Object.entries(WISHES)) {
  test(`opted in: ${name}`, () => assert.equal(optedIn(viewPod(rawPod(pod)), namespaceDefault), expected));
}

test("only a pod that runs on without the sidecar that it asked for is missed", () => {
  const missing = (pod: Parameters<typeof rawPod>[0]) => missingSidecar(viewPod(rawPod(pod)), undefined);
  assert.match(missing(annotated("payments")) ?? "", /past the webhook/);
  for (const pod of [{ sidecar: SIDECAR }, { phase: "Succeeded" }, { deleting: true }]) {
    assert.equal(missing({ ...annotated("payments"), ...pod }), undefined);
  }
});
