import assert from "node:assert/strict";
import { test } from "node:test";
import type { KeyOwner } from "@keyward/core/backend/key-owner";
import { nameOf, ownerOf, tagsOf } from "./owner-tags.ts";

const OWNER: KeyOwner = {
  clusterId: "6f1c0f6e-2f62-4c11-a9f4-5a2a8d0f8d6b",
  namespace: "shop",
  policy: "signing",
  policyUid: "0b9a7c2e-91c4-4f0e-8f57-9b3d4a4c7e11",
  key: "orders",
  keyUid: "a1d1e0a2-5f0c-4a54-9f0e-0c2c7c1d5a55",
  version: 3,
};

test("tags say whose key it is, and are read again", () => {
  assert.deepEqual(ownerOf(tagsOf(OWNER)), OWNER);
  assert.ok(Object.keys(tagsOf(OWNER)).length <= 15);
});

test("tags that are not all there say nothing", () => {
  assert.equal(ownerOf(undefined), undefined);
  for (const name of Object.keys(tagsOf(OWNER))) {
    const { [name]: _, ...others } = tagsOf(OWNER);
    assert.equal(ownerOf(others), undefined, name);
  }
});

test("a version that is no number says nothing", () => {
  for (const version of ["0", "-1", "1e3", "", "99999999999999999999"]) {
    assert.equal(ownerOf({ ...tagsOf(OWNER), "keyward-version": version }), undefined, version);
  }
});

test("a name is the same for the same owner, another for any other, and one that a vault takes", () => {
  assert.equal(nameOf(OWNER), nameOf({ ...OWNER }));
  assert.match(nameOf(OWNER), /^[0-9A-Za-z-]{1,127}$/);
  const others: Partial<KeyOwner>[] = [{ clusterId: "x" }, { namespace: "x" }, { keyUid: "x" }, { version: 4 }];
  for (const other of others) assert.notEqual(nameOf({ ...OWNER, ...other }), nameOf(OWNER));
});
