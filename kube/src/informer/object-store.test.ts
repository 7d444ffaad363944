import assert from "node:assert/strict";
import { test } from "node:test";
import type { KubeObject } from "../watch/kube-object.ts";
import { ObjectStore } from "./object-store.ts";

function pod(name: string, profile: string): KubeObject {
  return { metadata: { namespace: "shop", name, uid: name, resourceVersion: "1", annotations: { profile } } };
}

const indexes = { byProfile: ({ metadata }: KubeObject) => [metadata.annotations?.profile ?? ""] };
const names = (objects: KubeObject[]) => objects.map(({ metadata }) => metadata.name);

test("an index follows its objects through change and deletion", () => {
  const store = new ObjectStore(indexes);
  for (const name of ["a", "b"]) store.accept({ type: "ADDED", object: pod(name, "payments") });
  assert.deepEqual(names(store.byIndex("byProfile", "payments")), ["a", "b"]);
  store.accept({ type: "MODIFIED", object: pod("a", "login") });
  assert.deepEqual(names(store.byIndex("byProfile", "payments")), ["b"]);
  assert.deepEqual(names(store.byIndex("byProfile", "login")), ["a"]);
  store.accept({ type: "DELETED", object: pod("a", "login") });
  assert.deepEqual(store.words("byProfile"), ["payments"]);
});

test("a word with one key, then two, then one again, then none is found as often as it is there", () => {
  const store = new ObjectStore(indexes);
  const found = () => names(store.byIndex("byProfile", "payments")).toSorted();
  store.accept({ type: "ADDED", object: pod("a", "payments") });
  store.accept({ type: "ADDED", object: pod("b", "payments") });
  assert.deepEqual(found(), ["a", "b"]);
  store.accept({ type: "DELETED", object: pod("a", "payments") });
  assert.deepEqual(found(), ["b"]);
  store.accept({ type: "ADDED", object: pod("c", "payments") });
  store.accept({ type: "DELETED", object: pod("b", "payments") });
  store.accept({ type: "DELETED", object: pod("c", "payments") });
  assert.deepEqual(found(), []);
  store.accept({ type: "ADDED", object: pod("d", "payments") });
  store.accept({ type: "MODIFIED", object: pod("d", "login") });
  assert.deepEqual(store.words("byProfile"), ["login"]);
});

test("nobody can change what everybody shares", () => {
  const store = new ObjectStore();
  store.accept({ type: "ADDED", object: pod("a", "payments") });
  const shared = store.get("shop/a") as KubeObject;
  assert.throws(() => {
    (shared.metadata.annotations as Record<string, string>).profile = "other";
  }, TypeError);
});

test("an unknown index names those that exist", () => {
  assert.throws(() => new ObjectStore(indexes).byIndex("byNode", "n1"), /no index "byNode"; there is: byProfile/);
});
