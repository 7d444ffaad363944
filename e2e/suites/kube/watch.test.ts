import assert from "node:assert/strict";
import { test } from "node:test";
import { setTimeout as delay } from "node:timers/promises";
import { CONFIG_MAPS } from "@keyward/kube/client/kinds";
import { isGone } from "@keyward/kube/watch/kube-error";
import type { KubeObject } from "@keyward/kube/watch/kube-object";
import { listAll } from "@keyward/kube/watch/lister";
import { Reflector } from "@keyward/kube/watch/reflector";
import type { ReflectorOptions, ReflectorState } from "@keyward/kube/watch/reflector-options";
import { changeMap, createMap, deleteMap, eventually, openLink, openSuite } from "./fixture.ts";

const suite = await openSuite();

/** A reflector on the maps of this file whose names begin with the prefix, and everything that it said. */
function observe(prefix: string, options: Partial<ReflectorOptions> = {}) {
  const told: string[] = [];
  const states: ReflectorState[] = [];
  const reflector = new Reflector({
    transport: suite.client.transport,
    resource: CONFIG_MAPS,
    selection: { namespace: suite.namespace },
    onEvent: ({ type, object }) => {
      if (object.metadata.name.startsWith(prefix)) told.push(`${type} ${object.metadata.name}`);
    },
    onState: (state) => void states.push(state),
    ...options,
  });
  const phases = () => states.map(({ phase }) => phase);
  return { reflector, told, states, phases };
}

test("objects are told once each, from the first list to the last deletion", async () => {
  await createMap(suite, "life-old");
  const { reflector, told } = observe("life-");
  await using running = reflector.start();
  await running.synced;
  assert.deepEqual(told, ["ADDED life-old"]);
  await createMap(suite, "life-new");
  await changeMap(suite, "life-new", "2");
  await deleteMap(suite, "life-new");
  await eventually("four events", () => told.length >= 4);
  assert.deepEqual(told.slice(1), ["ADDED life-new", "MODIFIED life-new", "DELETED life-new"]);
});

test("a collection of many pages is one list", async () => {
  const names = Array.from({ length: 23 }, (_, index) => `page-${String(index).padStart(2, "0")}`);
  await Promise.all(names.map((name) => createMap(suite, name)));
  const selection = { namespace: suite.namespace, labelSelector: "suite=kube" };
  const { items, resourceVersion } = await listAll<KubeObject>({
    transport: suite.client.transport,
    resource: CONFIG_MAPS,
    selection,
    pageSize: 5,
  });
  const found = items.filter(({ metadata }) => metadata.name.startsWith("page-"));
  assert.deepEqual(
    found.map(({ metadata }) => metadata.name),
    names,
  );
  assert.ok(found.every(({ apiVersion, kind }) => apiVersion === "v1" && kind === "ConfigMap"));
  assert.match(resourceVersion, /^[1-9][0-9]*$/);
});

test("more objects than allowed are an error that says what to do", async () => {
  const listing = listAll({ transport: suite.client.transport, resource: CONFIG_MAPS, pageSize: 5, maxItems: 10 });
  await assert.rejects(listing, /more than 10 configmaps; narrow the selection/);
});

test("a field selector shows one object, and one that leaves the selection is deleted", async () => {
  const selection = { namespace: suite.namespace, labelSelector: "colour=red" };
  const { reflector, told } = observe("red", { selection });
  await using running = reflector.start();
  await running.synced;
  const ref = { namespace: suite.namespace, name: "red" };
  await createMap(suite, "red");
  await suite.client.patch(CONFIG_MAPS, ref, { type: "merge", body: { metadata: { labels: { colour: "red" } } } });
  await suite.client.patch(CONFIG_MAPS, ref, { type: "merge", body: { metadata: { labels: { colour: "blue" } } } });
  await eventually("both events", () => told.length === 2);
  assert.deepEqual(told, ["ADDED red", "DELETED red"]);
});

test("bookmarks carry the place in the stream across windows although nothing happens to us", {
  timeout: 300_000,
}, async () => {
  const { reflector, states, phases } = observe("nothing", {
    selection: { namespace: suite.namespace, fieldSelector: "metadata.name=never-made" },
    timing: { windowMs: [5_000, 5_000] },
  });
  await using running = reflector.start();
  await running.synced;
  await createMap(suite, "somebody-elses");
  await eventually("three windows", () => phases().filter((phase) => phase === "watching").length >= 3);
  const places = states.flatMap((state) => (state.phase === "watching" ? [Number(state.resourceVersion)] : []));
  assert.ok((places[2] as number) > (places[0] as number), `the place did not move: ${places}`);
  assert.deepEqual([...new Set(phases())], ["listing", "watching"]);
});

test("a place that the server forgot ends in a list, and nothing is missed", { timeout: 300_000 }, async (t) => {
  if (!suite.cluster.canStopComponents) return t.skip("this cluster's API server cannot be restarted");
  await createMap(suite, "gone-deleted");
  // What changed last is still there: nothing but the server's answer tells that something was missed.
  await createMap(suite, "kept");
  const { transport, proxy } = await openLink(t, suite);
  const { reflector, told, states } = observe("gone-", { transport });
  await using running = reflector.start();
  await running.synced;
  proxy.drop();
  await deleteMap(suite, "gone-deleted");
  await createMap(suite, "gone-added");
  // A new API server's memory begins now: it answers 410 to everyone who was further back.
  await suite.cluster.stopApiServer();
  await suite.cluster.startApiServer();
  proxy.heal();
  await eventually("the missed events", () => told.length === 3);
  assert.deepEqual(told, ["ADDED gone-deleted", "DELETED gone-deleted", "ADDED gone-added"]);
  const relists = states.filter((state) => state.phase === "retrying" && state.relist && isGone(state.error));
  assert.equal(relists.length, 1);
});

test("a stale place is answered with 410 at once", async () => {
  const response = await suite.client.transport.stream({
    path: "/api/v1/configmaps",
    query: { watch: 1, resourceVersion: 1, timeoutSeconds: 5 },
    connectTimeoutMs: 60_000,
    signal: AbortSignal.timeout(60_000),
  });
  let text = "";
  for await (const chunk of response.body) text += chunk;
  assert.match(text, /"code":410/);
});

test("a list against everything else comes by itself", { timeout: 300_000 }, async () => {
  const { reflector, phases } = observe("nothing", { timing: { relistMs: [2_000, 2_000] } });
  await using running = reflector.start();
  await running.synced;
  await eventually("a second list", () => phases().filter((phase) => phase === "listing").length >= 2);
  assert.ok(!phases().includes("retrying"));
});

test("a handler that throws, at once or later, is reported and stops nothing", async () => {
  const { reflector, states, phases } = observe("", {
    onEvent: ({ object }) => {
      if (object.metadata.name === "throws-1") throw new Error("at once");
      return object.metadata.name === "throws-2" ? Promise.reject(new Error("later")) : undefined;
    },
  });
  await using running = reflector.start();
  await running.synced;
  await createMap(suite, "throws-1");
  await createMap(suite, "throws-2");
  const failed = () => states.flatMap((state) => (state.phase === "handler-failed" ? [state.error.message] : []));
  await eventually("both reports", () => failed().length === 2);
  assert.deepEqual(failed(), ["at once", "later"]);
  assert.deepEqual(phases().slice(0, 2), ["listing", "watching"]);
  assert.ok(!phases().includes("retrying"));
});

test("an object that cannot be transformed hides no other", async () => {
  const seen: string[] = [];
  const { reflector, phases } = observe("", {
    transform: (object) => {
      if (object.metadata.name === "odd") throw new Error("cannot read it");
      return { metadata: { ...object.metadata, managedFields: undefined } };
    },
    onEvent: ({ object }) => void seen.push(object.metadata.name),
  });
  await using running = reflector.start();
  await running.synced;
  await createMap(suite, "odd");
  await createMap(suite, "even");
  await eventually("the other one", () => seen.includes("even"));
  assert.ok(!seen.includes("odd") && phases().includes("handler-failed") && !phases().includes("retrying"));
});

test("metadata alone comes without the rest", async () => {
  const objects: KubeObject[] = [];
  const { reflector } = observe("", { metadataOnly: true, onEvent: ({ object }) => void objects.push(object) });
  await using running = reflector.start();
  await running.synced;
  await createMap(suite, "slim");
  await eventually("the event", () => objects.some(({ metadata }) => metadata.name === "slim"));
  assert.ok(objects.length > 1);
  assert.ok(objects.every((object) => object.kind === "PartialObjectMetadata" && !("data" in object)));
});

test("an event larger than allowed ends in a retry, not in memory", { timeout: 300_000 }, async () => {
  const { reflector, states } = observe("", { maxEventBytes: 10_000 });
  await using running = reflector.start();
  await running.synced;
  await createMap(suite, "large", "x".repeat(20_000));
  await eventually("the retry", () =>
    states.some((state) => state.phase === "retrying" && /longer than 10000/.test(state.error.message)),
  );
});

test("a kind that does not exist is tried again and again, and stopping ends it", async () => {
  const resource = { group: "no.such.group", version: "v1", plural: "things", namespaced: true };
  const { reflector, states } = observe("", { resource });
  const synced = reflector.start().synced;
  await eventually("three attempts", () => states.filter(({ phase }) => phase === "retrying").length >= 3);
  await reflector[Symbol.asyncDispose]();
  assert.equal(states.at(-1)?.phase, "stopped");
  const said = states.length;
  await delay(500);
  assert.equal(states.length, said);
  await assert.rejects(synced, /stopped/);
});
