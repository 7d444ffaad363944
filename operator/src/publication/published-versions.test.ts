import assert from "node:assert/strict";
import { test } from "node:test";
import { nextChangeMs, type PublishableVersion, publishedVersions } from "./published-versions.ts";

const HOUR_MS = 3_600_000;
const NOW = Date.UTC(2026, 0, 2);
const version = (number: number, state: PublishableVersion["state"], retiredMs?: number): PublishableVersion => ({
  version: number,
  state,
  fingerprint: `f${number}`,
  ...(retiredMs === undefined ? {} : { retiredAt: new Date(retiredMs).toISOString() }),
});
const shown = (versions: readonly PublishableVersion[], overlapMs = HOUR_MS) =>
  publishedVersions(versions, overlapMs, NOW).map((one) => one.version);

test("the active version comes first, then what is staged and what overlaps, newest first", () => {
  const versions = [version(1, "Retired", NOW - 1), version(2, "Active"), version(3, "Staged")];
  assert.deepEqual(shown(versions), [2, 3, 1]);
});

test("a retired version goes with the end of its overlap", () => {
  assert.deepEqual(shown([version(1, "Retired", NOW - HOUR_MS + 1), version(2, "Active")]), [2, 1]);
  assert.deepEqual(shown([version(1, "Retired", NOW - HOUR_MS), version(2, "Active")]), [2]);
});

test("a revoked version goes at once, and what is being destroyed with it", () => {
  assert.deepEqual(shown([version(1, "Revoked", NOW), version(2, "Destroying", NOW), version(3, "Active")]), [3]);
});

test("without a time of retirement a version is old enough to go", () => {
  assert.deepEqual(shown([version(1, "Retired"), version(2, "Active")]), [2]);
});

test("it tells when it changes by itself", () => {
  const versions = [version(1, "Retired", NOW - 1), version(2, "Retired", NOW - 10), version(3, "Active")];
  assert.equal(nextChangeMs(versions, HOUR_MS, NOW), HOUR_MS - 10);
  assert.equal(nextChangeMs([version(3, "Active")], HOUR_MS, NOW), undefined);
});
