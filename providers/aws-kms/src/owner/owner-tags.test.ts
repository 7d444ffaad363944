import assert from "node:assert/strict";
import { test } from "node:test";
import { activeAlias, versionAlias } from "./alias-names.ts";
import { ownerOf, tagsOf } from "./owner-tags.ts";

const OWNER = {
  clusterId: "5f0c7a52-9d0e-4c7e-a3c5-0d1d7d3f1b11",
  namespace: "shop",
  policy: "signing.v1",
  policyUid: "a",
  key: "orders",
  keyUid: "b",
  version: 3,
};

test("tags carry the owner and give it back", () => {
  assert.deepEqual(ownerOf(tagsOf(OWNER)), OWNER);
  assert.ok(tagsOf(OWNER).every(({ TagKey, TagValue }) => TagKey!.length <= 128 && TagValue!.length <= 256));
});

test("who lacks a tag, or has a version that is none, has no owner", () => {
  for (const missing of tagsOf(OWNER)) {
    assert.equal(ownerOf(tagsOf(OWNER).filter(({ TagKey }) => TagKey !== missing.TagKey)), undefined);
  }
  for (const version of ["0", "-1", "1.5", "01", "x", "9999999999"]) {
    const tags = tagsOf(OWNER).map((tag) => (tag.TagKey!.endsWith("/version") ? { ...tag, TagValue: version } : tag));
    assert.equal(ownerOf(tags), undefined, version);
  }
  assert.equal(ownerOf([]), undefined);
});

test("each version has an alias of its own, that AWS takes whatever the prefix", () => {
  const prefix = `alias/${"p".repeat(194)}`;
  const aliases = [1, 2].map((version) => versionAlias(prefix, { ...OWNER, version }));
  assert.equal(new Set(aliases).size, 2);
  for (const alias of aliases) assert.match(alias, /^alias\/[a-zA-Z0-9/_-]{1,250}$/);
});

test("the alias of the active version can be read, and is hashed where AWS would refuse it", () => {
  assert.equal(activeAlias("alias/keyward", OWNER), `alias/keyward/${OWNER.clusterId}/shop/orders`);
  for (const key of ["orders.v1", "k".repeat(253)]) {
    assert.match(activeAlias("alias/keyward", { ...OWNER, key }), /^alias\/keyward\/active\/[0-9a-f]{32}$/);
  }
});
