import assert from "node:assert/strict";
import { test } from "node:test";
import { KnownObjects } from "./known-objects.ts";
import type { KubeObject, ObjectEvent } from "./kube-object.ts";

function pod(name: string, resourceVersion: string, uid = `uid-${name}`): KubeObject {
  return { metadata: { namespace: "shop", name, uid, resourceVersion } };
}

function told(events: Iterable<ObjectEvent>): string[] {
  return [...events].map(({ type, object }) => `${type} ${object.metadata.name} ${object.metadata.resourceVersion}`);
}

function take(known: KnownObjects<KubeObject>, items: KubeObject[]): void {
  told(known.replace(items));
}

test("the first list adds everything", () => {
  assert.deepEqual(told(new KnownObjects().replace([pod("a", "1"), pod("b", "2")])), ["ADDED a 1", "ADDED b 2"]);
});

test("a list after an outage tells what was deleted, changed and added, and nothing else", () => {
  const known = new KnownObjects();
  take(known, [pod("same", "1"), pod("changed", "2"), pod("deleted", "3")]);
  const events = known.replace([pod("same", "1"), pod("changed", "9"), pod("new", "8")]);
  assert.deepEqual(told(events), ["DELETED deleted 3", "MODIFIED changed 9", "ADDED new 8"]);
});

test("an object that was made again under its name is deleted first", () => {
  const known = new KnownObjects();
  take(known, [pod("a", "1", "old")]);
  assert.deepEqual(told(known.replace([pod("a", "5", "new")])), ["DELETED a 1", "ADDED a 5"]);
});

test("an event that repeats what is known says nothing", () => {
  const known = new KnownObjects();
  take(known, [pod("a", "1")]);
  assert.deepEqual(known.accept({ type: "ADDED", object: pod("a", "1") }), []);
  assert.deepEqual(known.accept({ type: "DELETED", object: pod("never-seen", "4") }), []);
});

test("events are named by what they are to us, not by what the server calls them", () => {
  const known = new KnownObjects();
  take(known, [pod("a", "1")]);
  assert.deepEqual(told(known.accept({ type: "ADDED", object: pod("a", "2") })), ["MODIFIED a 2"]);
  assert.deepEqual(told(known.accept({ type: "MODIFIED", object: pod("b", "3") })), ["ADDED b 3"]);
});

test("a memory that somebody else keeps is enough, and nothing is kept beside it", () => {
  const kept = new Map<string, KubeObject>();
  const known = new KnownObjects({ get: (key) => kept.get(key), list: () => [...kept.values()] });
  const list = (...items: KubeObject[]): string[] => {
    const events: ObjectEvent[] = [];
    for (const event of known.replace(items)) {
      events.push(event);
      if (event.type === "DELETED") kept.delete(`shop/${event.object.metadata.name}`);
      else kept.set(`shop/${event.object.metadata.name}`, event.object);
    }
    return told(events);
  };
  assert.deepEqual(list(pod("a", "1"), pod("b", "2", "old")), ["ADDED a 1", "ADDED b 2"]);
  assert.deepEqual(list(pod("b", "3", "new"), pod("c", "4")), ["DELETED a 1", "DELETED b 2", "ADDED b 3", "ADDED c 4"]);
  kept.clear();
  assert.deepEqual(told(known.accept({ type: "MODIFIED", object: pod("b", "3", "new") })), ["ADDED b 3"]);
});

test("what is listed again unchanged is the object that is known", () => {
  const known = new KnownObjects();
  const first = pod("a", "1");
  take(known, [first]);
  assert.equal(known.same(pod("a", "1")), first);
  const changed = pod("a", "2");
  assert.equal(known.same(changed), changed);
});
