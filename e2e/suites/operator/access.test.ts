import assert from "node:assert/strict";
import { before, test } from "node:test";
import { PROFILE_READER } from "@keyward/core/contract/names";
import { EVENTS, PODS, ROLE_BINDINGS } from "@keyward/kube/client/kinds";
import type { KubeObject } from "@keyward/kube/watch/kube-object";
import { eventually } from "../../driver/eventually.ts";
import { openSuite } from "./fixture.ts";
import { createInjectedPod, createProfile, uniqueName } from "./objects.ts";
import type { OperatorProcess } from "./operator-process.ts";

interface Binding extends KubeObject {
  roleRef: { apiGroup: string; kind: string; name: string };
  subjects?: { kind: string; name: string; apiGroup?: string }[];
}

const suite = await openSuite();
const { client, namespace } = suite;
const ref = { namespace, name: PROFILE_READER };
let operator: OperatorProcess;
before(async () => {
  operator = await suite.start();
  await operator.said("election.leading");
  await createProfile(suite, "payments");
});

const binding = (fits: (seen: Binding) => boolean) =>
  eventually("the binding", async () => {
    const seen = (await client.get(ROLE_BINDINGS, ref)) as Binding;
    return fits(seen) && seen;
  });
const isRight = ({ roleRef, subjects }: Binding) =>
  roleRef.name === PROFILE_READER &&
  subjects?.length === 1 &&
  subjects[0]!.name === `system:serviceaccounts:${namespace}`;

test("the first pod with the sidecar brings its namespace the right to read profiles, and nothing else", async () => {
  await createInjectedPod(suite, uniqueName("pod"), "payments");
  const { roleRef, subjects } = await binding(isRight);
  assert.deepEqual(roleRef, { apiGroup: "rbac.authorization.k8s.io", kind: "ClusterRole", name: PROFILE_READER });
  assert.deepEqual(subjects, [
    { kind: "Group", apiGroup: "rbac.authorization.k8s.io", name: `system:serviceaccounts:${namespace}` },
  ]);
});

test("a binding that someone changed is put right", async () => {
  const intruder = { kind: "User", apiGroup: "rbac.authorization.k8s.io", name: "mallory" };
  await client.patch(ROLE_BINDINGS, ref, { type: "merge", body: { subjects: [intruder] } });
  await binding(isRight);
});

test("a binding that someone deleted comes back", async () => {
  const { uid } = (await binding(isRight)).metadata;
  await client.delete(ROLE_BINDINGS, ref);
  await binding((seen) => isRight(seen) && seen.metadata.uid !== uid);
});

test("a binding to another role is replaced", async () => {
  await operator.end("SIGTERM");
  await client.delete(ROLE_BINDINGS, ref);
  const roleRef = { apiGroup: "rbac.authorization.k8s.io", kind: "ClusterRole", name: "view" };
  await client.create(ROLE_BINDINGS, { metadata: ref, roleRef, subjects: [] } as KubeObject);
  operator = await suite.start();
  await binding(isRight);
});

test("a pod that asked for the sidecar and runs without it is told of and counted", async () => {
  const name = uniqueName("missed");
  await client.create(PODS, {
    metadata: { namespace, name, annotations: { "keyward.dev/inject": "payments" } },
    spec: {
      containers: [{ name: "app", image: "keyward.dev/none:0" }],
      nodeSelector: { "keyward.dev/nowhere": "true" },
    },
  } as KubeObject);
  const event = await eventually("the Event", async () => eventOf(name, "Skipped"));
  assert.equal(event.type, "Warning");
  assert.match(event.note, /runs without it.*Next: /);
  const count = new RegExp(`^keyward_uninjected_pods\\{namespace="${namespace}"\\} 1$`, "m");
  await eventually("the count", async () => count.test((await operator.get("/metrics")).body));
});

test("a pod that got the sidecar is told of on itself, and pods of one owner together on the owner", async () => {
  const name = uniqueName("pod");
  await createInjectedPod(suite, name, "payments");
  const event = await eventually("the Event", async () => eventOf(name, "Injected"));
  assert.equal(event.type, "Normal");
  assert.match(event.note, /CryptoProfile payments/);
});

async function eventOf(name: string, reason: string) {
  const { items } = await client.list(EVENTS, { namespace });
  return items.find((event) => event.regarding.name === name && event.reason === reason);
}
