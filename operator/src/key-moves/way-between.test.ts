import assert from "node:assert/strict";
import { test } from "node:test";
import type { BackendCapabilities, WrappingMethod } from "@keyward/core/backend/capabilities";
import { isOneCopy, methodBetween } from "./way-between.ts";

const [KWP, OAEP] = ["RSA-AES-KWP-SHA256", "RSA-OAEP-SHA256"] as const;

function door(
  place: string | undefined,
  methods: readonly WrappingMethod[],
  delivery: "remote" | "material" = "remote",
) {
  const capabilities = { delivery, importMethods: methods, exportMethods: methods } as unknown as BackendCapabilities;
  return place === undefined ? { capabilities } : { capabilities, place };
}

test("a key goes by the best method that both ends have, and by none where they have none", () => {
  assert.equal(methodBetween(door("a", [OAEP, KWP]), door("b", [OAEP, KWP])), KWP);
  assert.equal(methodBetween(door("a", [OAEP]), door("b", [KWP, OAEP])), OAEP);
  assert.equal(methodBetween(door("a", [OAEP]), door("b", [KWP])), undefined);
  assert.equal(methodBetween(door("a", []), door("b", [KWP])), undefined);
});

test("two doors to one place have one copy of a key, which is not moved and then ended", () => {
  assert.equal(methodBetween(door("token 1", [KWP]), door("token 1", [KWP])), undefined);
  assert.equal(methodBetween(door("token 1", [KWP]), door("token 2", [KWP])), KWP);
});

test("nothing is said of places that nobody can tell", () => {
  assert.equal(methodBetween(door(undefined, [KWP]), door(undefined, [KWP])), KWP);
});

test("all sealed sets are one place, and the way out of it and into it is open", () => {
  const sealed = door(undefined, [KWP], "material");
  assert.equal(methodBetween(sealed, door(undefined, [KWP], "material")), undefined);
  assert.equal(methodBetween(sealed, door("token 1", [KWP])), KWP);
  assert.equal(methodBetween(door("token 1", [KWP]), sealed), KWP);
});

test("a key that was there before it was brought is the one that was to be moved", () => {
  const here = { id: "k", createdAtMs: 1_000 };
  assert.ok(isOneCopy(here, { ...here }));
  assert.ok(!isOneCopy(here, { ...here, createdAtMs: 2_000 }), "a copy of it, under the same id");
  assert.ok(!isOneCopy(here, { ...here, id: "l" }));
});

test("of keys whose age nobody knows, and of one that is gone, nothing is said", () => {
  const unknown = { id: "k", createdAtMs: undefined };
  assert.ok(!isOneCopy(unknown, unknown));
  assert.ok(!isOneCopy(undefined, { id: "k", createdAtMs: 1_000 }));
});
