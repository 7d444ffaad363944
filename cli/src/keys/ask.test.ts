import assert from "node:assert/strict";
import { test } from "node:test";
import { validateKeyRequest } from "@keyward/crds/validate/key-request";
import { requestOf } from "./ask.ts";

test("a wish becomes a request that the API server takes", () => {
  const wishes = [
    { key: "invoices", action: "Rotate" },
    { key: "a.b", action: "Destroy", version: 3, reason: "the shop has closed" },
    { key: `${"k".repeat(40)}.${"k".repeat(22)}`, action: "CancelDestroy", version: 1 },
  ] as const;
  for (const wish of wishes) {
    const request = requestOf("shop", wish);
    assert.deepEqual(validateKeyRequest(request), []);
    assert.ok(request.metadata.name.length <= 63);
    assert.equal(request.spec.requester, undefined, "who asks is for the webhook to say");
  }
});

test("two requests of one wish have two names", () => {
  const wish = { key: "invoices", action: "Rotate" } as const;
  assert.notEqual(requestOf("shop", wish).metadata.name, requestOf("shop", wish).metadata.name);
});
