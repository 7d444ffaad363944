import assert from "node:assert/strict";
import { test } from "node:test";
import { earlierKey } from "./earlier-key.ts";

const at = (creationTimestamp?: string) => ({
  metadata: { name: "signing", ...(creationTimestamp && { creationTimestamp }) },
});

test("a request is about the key that there was, or that was created together with it", () => {
  assert.equal(earlierKey(at("2026-01-01T12:00:00Z"), at("2026-01-01T11:00:00Z")), undefined);
  assert.equal(earlierKey(at("2026-01-01T12:00:00Z"), at("2026-01-01T12:00:05Z")), undefined);
  assert.match(
    earlierKey(at("2026-01-01T12:00:00Z"), at("2026-01-01T12:01:00Z")) ?? "",
    /CryptoKey signing was created after/,
  );
});

test("where a time is not known nothing is said", () => {
  assert.equal(earlierKey(at(), at("2026-01-01T12:01:00Z")), undefined);
  assert.equal(earlierKey(at("2026-01-01T12:00:00Z"), at()), undefined);
});
