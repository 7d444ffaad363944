import assert from "node:assert/strict";
import { test } from "node:test";
import { badNews, conditionsOf } from "./conditions.ts";
import { finding, someOf } from "./finding.ts";

const ready = finding("Ready", "True", "KeyAvailable", "all is well");
const broken = finding("Ready", "False", "SealedKeyMissing", "gone. Next: restore it");
const NOON = Date.UTC(2026, 0, 1, 12);

test("a condition's time moves with its status and not with its text", () => {
  const first = conditionsOf(undefined, [ready], 1, NOON);
  assert.equal(first[0]!.lastTransitionTime, "2026-01-01T12:00:00Z");
  const second = conditionsOf(first, [{ ...ready, message: "still well" }], 2, NOON + 60_000);
  assert.equal(second[0]!.lastTransitionTime, "2026-01-01T12:00:00Z");
  assert.deepEqual([second[0]!.message, second[0]!.observedGeneration], ["still well", 2]);
  assert.equal(conditionsOf(second, [broken], 2, NOON + 60_000)[0]!.lastTransitionTime, "2026-01-01T12:01:00Z");
});

test("a condition that nobody keeps true any more goes", () => {
  const old = conditionsOf(undefined, [finding("Legacy", "True", "Old", "")], 1, NOON);
  assert.deepEqual(
    conditionsOf(old, [ready], 1, NOON).map(({ type }) => type),
    ["Ready"],
  );
});

test("bad news is told once for each cause", () => {
  const told = conditionsOf(undefined, [broken], 1, NOON);
  assert.deepEqual(badNews(undefined, [broken]), [broken]);
  assert.deepEqual(badNews(told, [broken]), []);
  assert.equal(badNews(told, [finding("Ready", "False", "SealedKeyUnusable", "")]).length, 1);
  assert.deepEqual(badNews(undefined, [ready, finding("Ready", "False", "PodsBehind", "")]), []);
});

test("a long list of names is cut, with how many are left out", () => {
  assert.equal(someOf(["b", "a"]), "a, b");
  assert.equal(someOf(["g", "f", "e", "d", "c", "b", "a"]), "a, b, c, d, e and 2 more");
});
