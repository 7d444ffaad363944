import assert from "node:assert/strict";
import { test } from "node:test";
import { KnownObjects } from "./known-objects.ts";
import type { KubeObject, ObjectEvent } from "./kube-object.ts";

function pod(name: string, resourceVersion: string, uid = `uid-${name}`): KubeObject {
  return { metadata: { namespace: "shop", name, uid, resourceVersion } };
}

function told(events: ObjectEvent[]): string[] {
  return events.map(({ type, object }) => `${type} ${object.metadata.name} ${object.metadata.resourceVersion}`);
}

test("the first list adds everything", () => {
  assert.deepEqual(told(new KnownObjects().replace([pod("a", "1"), pod("b", "2")])), ["ADDED a 1", "ADDED b 2"]);
});

test("a list after an outage tells what was deleted, changed and added, and nothing else", () => {
  const known = new KnownObjects();
  known.replace([pod("same", "1"), pod("changed", "2"), pod("deleted", "3")]);
  const events = known.replace([pod("same", "1"), pod("changed", "9"), pod("new", "8")]);
  assert.deepEqual(told(events), ["DELETED deleted 3", "MODIFIED changed 9", "ADDED new 8"]);
});

test("an object that was made again under its name is deleted first", () => {
  const known = new KnownObjects();
  known.replace([pod("a", "1", "old")]);
  assert.deepEqual(told(known.replace([pod("a", "5", "new")])), ["DELETED a 1", "ADDED a 5"]);
});

test("an event that repeats what is known says nothing", () => {
  const known = new KnownObjects();
  known.replace([pod("a", "1")]);
  assert.deepEqual(known.accept({ type: "ADDED", object: pod("a", "1") }), []);
  assert.deepEqual(known.accept({ type: "DELETED", object: pod("never-seen", "4") }), []);
});

test("events are named by what they are to us, not by what the server calls them", () => {
  const known = new KnownObjects();
  known.replace([pod("a", "1")]);
  assert.deepEqual(told(known.accept({ type: "ADDED", object: pod("a", "2") })), ["MODIFIED a 2"]);
  assert.deepEqual(told(known.accept({ type: "MODIFIED", object: pod("b", "3") })), ["ADDED b 3"]);
});
