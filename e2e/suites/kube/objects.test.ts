import assert from "node:assert/strict";
import { test } from "node:test";
import { Applier } from "@keyward/kube/apply/applier";
import { ApplyConflictError } from "@keyward/kube/apply/apply-conflict";
import { CONFIG_MAPS, type ConfigMap, NAMESPACES, PODS, SERVICES } from "@keyward/kube/client/kinds";
import { KubeClient } from "@keyward/kube/client/kube-client";
import { addFinalizer, removeFinalizer } from "@keyward/kube/finalizers/finalizer";
import { isAlreadyExists, isConflict, isInvalid, isNotFound, KubeError } from "@keyward/kube/watch/kube-error";
import type { KubeObject } from "@keyward/kube/watch/kube-object";
import { TransportError } from "@keyward/kube/watch/transport";
import { changeMap, configMap, createMap, eventually, openLink, openSuite } from "./fixture.ts";

const suite = await openSuite();
const { client, namespace } = suite;
const ours = new Applier(client, { spec: "keyward-e2e", status: "keyward-e2e-status" });

function service(name: string, port: number): KubeObject {
  const spec = { ports: [{ name: "main", port, protocol: "TCP" }], selector: { app: name } };
  return { metadata: { namespace, name }, spec } as KubeObject;
}

test("each refusal of the API server is an error of its own kind", async () => {
  await createMap(suite, "taken");
  await assert.rejects(createMap(suite, "taken"), isAlreadyExists);
  await assert.rejects(client.get(CONFIG_MAPS, { namespace, name: "missing" }), isNotFound);
  const old = await client.get(CONFIG_MAPS, { namespace, name: "taken" });
  await changeMap(suite, "taken", "2");
  await assert.rejects(client.update(CONFIG_MAPS, { ...old, data: { value: "3" } }), isConflict);
  await assert.rejects(client.create(SERVICES, service("bad", 99_999)), (error) => {
    assert.ok(isInvalid(error) && error instanceof KubeError);
    assert.match(error.causes[0]?.field ?? "", /spec\.ports\[0\]\.port/);
    return true;
  });
});

test("a JSON patch and a merge patch reach the same object", async () => {
  await createMap(suite, "patched", "a");
  const ref = { namespace, name: "patched" };
  await client.patch(CONFIG_MAPS, ref, { type: "json", body: [{ op: "test", path: "/data/value", value: "a" }] });
  const patched = await client.patch(CONFIG_MAPS, ref, { type: "merge", body: { data: { value: null, other: "b" } } });
  assert.deepEqual(patched.data, { other: "b" });
});

test("a dry run stores nothing", async () => {
  await client.create(CONFIG_MAPS, configMap(suite, "dry"), { dryRun: true });
  await assert.rejects(client.get(CONFIG_MAPS, { namespace, name: "dry" }), isNotFound);
});

test("a deletion that means another object is refused", async () => {
  const { metadata } = await createMap(suite, "precious");
  const other = "00000000-0000-0000-0000-000000000000";
  await assert.rejects(client.delete(CONFIG_MAPS, metadata, { uid: other }), isConflict);
  await client.delete(CONFIG_MAPS, metadata, { uid: metadata.uid as string });
});

test("a request into a black hole ends at its deadline", async (t) => {
  const { proxy, transport } = await openLink(t, suite);
  proxy.stall();
  const late = new KubeClient(transport).get(CONFIG_MAPS, { namespace, name: "x" }, { timeoutMs: 500 });
  await assert.rejects(late, (error) => error instanceof TransportError && error.fault === "timeout");
});

test("a request that nobody wants any more ends with the caller's reason", async (t) => {
  const { proxy, transport } = await openLink(t, suite);
  proxy.stall();
  const reason = new Error("changed our mind");
  const signal = AbortSignal.abort(reason);
  await assert.rejects(new KubeClient(transport).get(CONFIG_MAPS, { namespace, name: "x" }, { signal }), reason);
});

test("applying twice changes nothing the second time", async () => {
  const first = await ours.apply(SERVICES, service("applied", 80));
  const second = await ours.apply(SERVICES, service("applied", 80));
  assert.equal(second.metadata.resourceVersion, first.metadata.resourceVersion);
});

test("an object that was read can be applied again as it is", async () => {
  const read = await ours.apply(CONFIG_MAPS, configMap(suite, "round-trip"));
  const again = await ours.apply(CONFIG_MAPS, { ...read, data: { value: "2" } });
  assert.equal(again.data?.value, "2");
});

test("a field of somebody else is named, and taken only by force", async () => {
  await createMap(suite, "contested", "theirs");
  const wanted = configMap(suite, "contested", "ours");
  await assert.rejects(ours.apply(CONFIG_MAPS, wanted, { force: false }), (error) => {
    assert.ok(error instanceof ApplyConflictError && isConflict(error));
    assert.deepEqual(error.conflicts, [{ field: ".data.value", manager: "keyward-e2e" }]);
    return true;
  });
  const taken = await ours.apply(CONFIG_MAPS, wanted);
  assert.equal(taken.data?.value, "ours");
});

test("a field that we stop applying goes, one that others own stays", async () => {
  await ours.apply(CONFIG_MAPS, { metadata: { namespace, name: "shared" }, data: { ours: "1", old: "1" } });
  await client.patch(CONFIG_MAPS, { namespace, name: "shared" }, { type: "merge", body: { data: { theirs: "1" } } });
  const now = await ours.apply(CONFIG_MAPS, { metadata: { namespace, name: "shared" }, data: { ours: "2" } });
  assert.deepEqual(now.data, { ours: "2", theirs: "1" });
});

test("status is applied without touching the spec, and the other way round", async () => {
  type Service = KubeObject & { spec?: { ports?: unknown[] }; status?: object };
  await ours.apply(SERVICES, service("with-status", 80));
  const condition = {
    type: "Proved",
    status: "True",
    reason: "Test",
    message: "",
    lastTransitionTime: "2026-01-01T00:00:00Z",
  };
  const metadata = { namespace, name: "with-status" };
  await ours.applyStatus<Service>(SERVICES, { metadata, status: { conditions: [condition] } });
  const after = (await ours.apply(SERVICES, service("with-status", 81))) as Service;
  assert.deepEqual(after.status, { conditions: [condition], loadBalancer: {} });
  assert.equal(after.spec?.ports?.length, 1);
});

test("an object with our finalizer stays until we let it go", async () => {
  const finalizer = "keyward.dev/e2e";
  const created = await createMap(suite, "held");
  const held = (await addFinalizer(client, CONFIG_MAPS, created, finalizer)) as ConfigMap;
  assert.deepEqual(held.metadata.finalizers, [finalizer]);
  assert.equal(
    (await addFinalizer(client, CONFIG_MAPS, held, finalizer))?.metadata.resourceVersion,
    held.metadata.resourceVersion,
  );
  await client.delete(CONFIG_MAPS, held.metadata);
  const going = await client.get(CONFIG_MAPS, held.metadata);
  assert.ok(going.metadata.deletionTimestamp);
  assert.equal(await addFinalizer(client, CONFIG_MAPS, going, "keyward.dev/late"), undefined);
  await removeFinalizer(client, CONFIG_MAPS, going, finalizer);
  await assert.rejects(client.get(CONFIG_MAPS, held.metadata), isNotFound);
  assert.equal(await removeFinalizer(client, CONFIG_MAPS, going, finalizer), undefined);
});

test("finalizers that others add meanwhile are kept", async () => {
  const stale = await createMap(suite, "crowded");
  await addFinalizer(client, CONFIG_MAPS, stale, "example.com/first");
  const both = await addFinalizer(client, CONFIG_MAPS, stale, "keyward.dev/e2e");
  assert.deepEqual(both?.metadata.finalizers, ["example.com/first", "keyward.dev/e2e"]);
  const one = await removeFinalizer(client, CONFIG_MAPS, stale, "keyward.dev/e2e");
  assert.deepEqual(one?.metadata.finalizers, ["example.com/first"]);
  await removeFinalizer(client, CONFIG_MAPS, stale, "example.com/first");
});

test("a finalizer meant for a deleted object does not end up on its successor", async () => {
  const first = await createMap(suite, "reborn");
  await client.delete(CONFIG_MAPS, first.metadata);
  const second = await createMap(suite, "reborn");
  assert.equal(await addFinalizer(client, CONFIG_MAPS, first, "keyward.dev/e2e"), undefined);
  const now = await client.get(CONFIG_MAPS, second.metadata);
  assert.equal(now.metadata.finalizers, undefined);
});

test("a hundred requests at once share one connection", async (t) => {
  const { proxy, transport } = await openLink(t, suite);
  const other = new KubeClient(transport);
  await Promise.all(Array.from({ length: 100 }, () => other.list(PODS, { namespace })));
  await eventually("one connection", () => proxy.connections === 1);
  assert.equal((await other.get(NAMESPACES, { name: namespace })).metadata.name, namespace);
});
