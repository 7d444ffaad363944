import assert from "node:assert/strict";
import { test } from "node:test";
import type { BackendError } from "@keyward/core/backend/backend-error";
import type { KeyOwner } from "@keyward/core/backend/key-owner";
import { isKeyId, macAlgorithmOf, nameOf, namesOf, ownerOf, parseKeyId, prefixOf } from "./key-name.ts";

const OWNER: KeyOwner = {
  clusterId: "6f1c0f6e-2f62-4c11-a9f4-5a2a8d0f8d6b",
  namespace: "shop",
  policy: "signing.v2",
  policyUid: "0b9a7c2e-91c4-4f0e-8f57-9b3d4a4c7e11",
  key: "orders",
  keyUid: "a1d1e0a2-5f0c-4a54-9f0e-0c2c7c1d5a55",
  version: 3,
};
const LONG = { ...OWNER, namespace: "n".repeat(63), policy: "p".repeat(63), key: "k".repeat(63) };
/** What the engine takes. */
const ENGINE = /^\w(([\w.-]+)?\w)?$/;

for (const algorithm of ["ECDSA-P256", "HMAC-SHA-256", "HMAC-SHA-384", "HMAC-SHA-512"]) {
  test(`the name of a key ${algorithm} says whose it is`, () => {
    const name = nameOf(OWNER, algorithm);
    assert.deepEqual(ownerOf(name), OWNER);
    assert.equal(macAlgorithmOf(name), algorithm.startsWith("HMAC") ? algorithm : undefined);
    assert.match(name, ENGINE);
    assert.ok(name.startsWith(prefixOf(OWNER.clusterId)) && namesOf(OWNER).includes(name) && isKeyId({ id: name }));
  });
}

test("an owner that is too long for a name has a hash there, and the cluster and the version all the same", () => {
  const name = nameOf(LONG, "ECDSA-P256");
  assert.ok(name.length <= 240 && name.startsWith(prefixOf(LONG.clusterId)) && name.endsWith("_v3"));
  assert.equal(ownerOf(name), undefined);
  assert.notEqual(name, nameOf({ ...LONG, keyUid: "other" }, "ECDSA-P256"));
});

test("names of other clusters do not begin alike", () => {
  const other = { ...OWNER, clusterId: `${OWNER.clusterId}b` };
  assert.ok(!nameOf(other, "AES-256").startsWith(prefixOf(OWNER.clusterId)));
});

test("a word that would end a part of the name, or lead elsewhere, is refused", () => {
  for (const clusterId of ["a_b", "../sys", "a/b", "a b", ""]) {
    const fault = (error: BackendError) => error.fault === "Misconfigured";
    assert.throws(() => nameOf({ ...OWNER, clusterId }, "AES-256"), fault, clusterId);
  }
});

test("an id that is no name of ours has no key", () => {
  for (const id of [
    "",
    "other",
    "keyward_../../sys/seal",
    "keyward_a?x=1",
    "keyward_a%2f",
    `keyward_${"a".repeat(300)}`,
  ]) {
    assert.throws(
      () => parseKeyId({ id, algorithm: "AES-256" }),
      (error: BackendError) => error.fault === "KeyMissing",
      id,
    );
  }
});
