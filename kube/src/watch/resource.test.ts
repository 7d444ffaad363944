import assert from "node:assert/strict";
import { test } from "node:test";
import { collectionPath, objectPath, queryString } from "./resource.ts";

const pods = { group: "", version: "v1", plural: "pods", namespaced: true };
const profiles = { group: "keyward.dev", version: "v1alpha1", plural: "cryptoprofiles", namespaced: true };
const nodes = { group: "", version: "v1", plural: "nodes", namespaced: false };

test("the core group lives under /api and every other under /apis", () => {
  assert.equal(collectionPath(pods, "shop"), "/api/v1/namespaces/shop/pods");
  assert.equal(collectionPath(profiles), "/apis/keyward.dev/v1alpha1/cryptoprofiles");
  assert.equal(objectPath(nodes, { name: "n1" }, "status"), "/api/v1/nodes/n1/status");
});

test("no name can reach another path", () => {
  assert.equal(objectPath(pods, { namespace: "a/b", name: "../x?y" }), "/api/v1/namespaces/a%2Fb/pods/..%2Fx%3Fy");
  for (const name of ["", ".", ".."]) assert.throws(() => objectPath(pods, { namespace: "shop", name }), TypeError);
});

test("a missing and a superfluous namespace are refused", () => {
  assert.throws(() => objectPath(pods, { name: "p" }), /needs a namespace/);
  assert.throws(() => objectPath(nodes, { namespace: "shop", name: "n" }), /has no namespace/);
});

test("a query leaves out what is undefined", () => {
  assert.equal(
    queryString({ watch: 1, limit: undefined, fieldSelector: "metadata.name=a" }),
    "?watch=1&fieldSelector=metadata.name%3Da",
  );
  assert.equal(queryString(), "");
});
