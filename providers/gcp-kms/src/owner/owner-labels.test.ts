import assert from "node:assert/strict";
import { test } from "node:test";
import { cryptoKeyId, cryptoKeyOf, isVersionName } from "../keys/key-names.ts";
import { clusterFilter, labelsOf, ownerOf } from "./owner-labels.ts";

const OWNER = {
  clusterId: "5f0c7a52-9d0e-4c7e-a3c5-0d1d7d3f1b11",
  namespace: "shop",
  policy: "signing.v1",
  policyUid: "a",
  key: "orders",
  keyUid: "b",
  version: 3,
};
const LONGEST = { ...OWNER, policy: `p.${"x".repeat(251)}`, key: `${"k-9.".repeat(63).slice(0, 251)}zz` };
const STRANGE = { ...OWNER, clusterId: "Müller's Cluster_1", namespace: "_a.b" };

for (const [what, owner] of Object.entries({ plain: OWNER, longest: LONGEST, strange: STRANGE })) {
  test(`labels carry a ${what} owner and give it back`, () => {
    const labels = labelsOf(owner);
    assert.deepEqual(ownerOf(labels), owner);
    assert.ok(Object.keys(labels).length <= 64);
    for (const [key, value] of Object.entries(labels)) {
      assert.match(key, /^[a-z][a-z0-9_-]{0,62}$/);
      assert.match(value, /^[a-z0-9_-]{0,63}$/);
    }
  });
}

test("who lacks a label, or has a version that is none, has no owner", () => {
  for (const missing of Object.keys(labelsOf(OWNER)))
    assert.equal(ownerOf({ ...labelsOf(OWNER), [missing]: "" }), undefined);
  for (const version of ["0", "x", "01", "_zz"]) {
    assert.equal(ownerOf({ ...labelsOf(OWNER), "keyward-version": version }), undefined, version);
  }
  assert.equal(ownerOf({}), undefined);
});

test("keys of a cluster are found by its label", () => {
  assert.equal(clusterFilter(OWNER.clusterId), `labels.keyward-cluster=${OWNER.clusterId}`);
});

test("each version has an id of its own, that Google takes whatever the key is called", () => {
  const ids = [OWNER, { ...OWNER, version: 999_999_999 }, LONGEST, { ...OWNER, keyUid: "c" }].map(cryptoKeyId);
  assert.equal(new Set(ids).size, ids.length);
  for (const id of ids) assert.match(id, /^[a-zA-Z0-9_-]{1,63}$/);
});

test("an id is the name of a version, and nothing else", () => {
  const key = "projects/p/locations/europe-west3/keyRings/r/cryptoKeys/k";
  assert.equal(cryptoKeyOf(`${key}/cryptoKeyVersions/12`), key);
  for (const name of [key, `${key}/cryptoKeyVersions/x`, `${key}/cryptoKeyVersions/1/../2`, "", "x".repeat(4096)]) {
    assert.ok(!isVersionName(name));
    assert.throws(() => cryptoKeyOf(name), { fault: "KeyMissing" });
  }
});
