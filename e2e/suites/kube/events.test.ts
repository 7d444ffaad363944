import assert from "node:assert/strict";
import { test } from "node:test";
import { EVENTS, type Event } from "@keyward/kube/client/kinds";
import { KubeClient } from "@keyward/kube/client/kube-client";
import { EventRecorder } from "@keyward/kube/events/event-recorder";
import type { Notice } from "@keyward/kube/events/event-series";
import type { KubeObject } from "@keyward/kube/watch/kube-object";
import { createMap, eventually, openLink, openSuite } from "./fixture.ts";

const suite = await openSuite();
const reporter = { controller: "keyward.dev/e2e", instance: "e2e-0" };
const skipped: Notice = {
  type: "Warning",
  reason: "Skipped",
  action: "Inject",
  note: "there is no profile of that name",
};

async function eventsAbout(object: KubeObject): Promise<Event[]> {
  const fieldSelector = `regarding.uid=${object.metadata.uid}`;
  const { items } = await suite.client.list(EVENTS, { namespace: suite.namespace, fieldSelector });
  return items;
}

/** A recorder that ends writes what waits for three seconds only, which a busy machine may need for less than all. */
function written(object: KubeObject, count: number): Promise<number> {
  return eventually(`${count} events`, async () => (await eventsAbout(object)).length >= count);
}

test("the same notice a hundred times is one event with a count", { timeout: 300_000 }, async () => {
  const object = await createMap(suite, "repeated");
  await using recorder = new EventRecorder({ client: suite.client, reporter, seriesIntervalMs: 200 });
  for (let time = 0; time < 100; time++) recorder.record(object, skipped);
  await eventually("the count", async () => (await eventsAbout(object))[0]?.series?.count === 100);
  const [event, ...others] = await eventsAbout(object);
  assert.deepEqual(others, []);
  assert.deepEqual([event?.type, event?.reason, event?.note], ["Warning", "Skipped", skipped.note]);
  assert.equal(event?.regarding.name, "repeated");
});

test("kubectl shows the event with its object", async () => {
  const object = await createMap(suite, "shown");
  {
    await using recorder = new EventRecorder({ client: suite.client, reporter });
    recorder.record(object, { ...skipped, note: "shown to people" });
    await written(object, 1);
  }
  const { stdout } = await suite.cluster.kubectl(["events", "-n", suite.namespace, "--for", "configmap/shown"]);
  assert.match(stdout, /Warning\s+Skipped\s+ConfigMap\/shown\s+shown to people/);
});

test("one object cannot flood the API server with different notices", async () => {
  const object = await createMap(suite, "flood");
  const dropped: string[] = [];
  {
    await using recorder = new EventRecorder({
      client: suite.client,
      reporter,
      perObject: { burst: 5, perSecond: 0.001 },
      onDropped: (reason) => void dropped.push(reason),
    });
    for (let time = 0; time < 50; time++) recorder.record(object, { ...skipped, note: `number ${time}` });
    await written(object, 5);
  }
  assert.equal((await eventsAbout(object)).length, 5);
  assert.deepEqual(dropped, Array(45).fill("rate"));
});

test("a note of any length and any script is taken", async () => {
  const object = await createMap(suite, "long");
  {
    await using recorder = new EventRecorder({ client: suite.client, reporter });
    recorder.record(object, { ...skipped, note: "Schlüssel 🔑 ".repeat(500) });
    await written(object, 1);
  }
  const [event] = await eventsAbout(object);
  assert.ok(Buffer.byteLength(event?.note ?? "") > 1_000);
});

test("an event whose first attempts failed is told once", { timeout: 300_000 }, async (t) => {
  const object = await createMap(suite, "delayed");
  const { proxy, transport } = await openLink(t, suite);
  proxy.drop();
  await using recorder = new EventRecorder({ client: new KubeClient(transport), reporter });
  recorder.record(object, skipped);
  await eventually("an attempt", () => proxy.connections > 0);
  proxy.heal();
  await eventually("the event", async () => (await eventsAbout(object)).length === 1);
});

test("an event that the API server refuses is dropped and hurts nobody", { timeout: 300_000 }, async () => {
  const object = await createMap(suite, "refused");
  const stray = { ...object, metadata: { ...object.metadata, uid: "another", namespace: "no-such" } };
  const dropped: string[] = [];
  await using recorder = new EventRecorder({
    client: suite.client,
    reporter,
    onDropped: (reason) => void dropped.push(reason),
  });
  recorder.record(stray, skipped);
  recorder.record(object, skipped);
  await eventually("the other event", async () => (await eventsAbout(object)).length === 1);
  await eventually("the refusal", () => dropped.length > 0);
  assert.deepEqual(dropped, ["refused"]);
});
