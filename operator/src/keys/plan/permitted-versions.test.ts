import assert from "node:assert/strict";
import { test } from "node:test";
import type { KeyVersion } from "@keyward/crds/types/crypto-key";
import type { PolicyObject } from "../../caches/kinds.ts";
import { permittedVersions } from "./permitted-versions.ts";

const policy = (protection?: "Software" | "Managed" | "Hardware") => ({ spec: { protection } }) as PolicyObject;
const version = (number: number, state: KeyVersion["state"], protection: "Software" | "Hardware") =>
  ({ version: number, state, backend: { kind: "BuiltIn", name: "software", protection } }) as KeyVersion;
const NONE = new Set<number>();
const told = (versions: readonly KeyVersion[]) => versions.map(({ version: number, state }) => `${number} ${state}`);

test("an active version below the policy is for verifying and decrypting", () => {
  const versions = [version(1, "Retired", "Software"), version(2, "Active", "Software")];
  assert.deepEqual(told(permittedVersions(policy("Managed"), versions, NONE)), ["1 Retired", "2 Retired"]);
});

test("one that the policy permits is as it was", () => {
  for (const protection of [undefined, "Software", "Hardware"] as const) {
    const versions = [version(1, "Active", "Hardware"), version(2, "Staged", "Hardware")];
    assert.equal(permittedVersions(policy(protection), versions, NONE), versions);
  }
});

test("an active version whose certificate leads to a revoked one makes nothing new", () => {
  const versions = [version(1, "Retired", "Software"), version(2, "Active", "Software")];
  assert.deepEqual(told(permittedVersions(policy(), versions, new Set([1, 2]))), ["1 Retired", "2 Retired"]);
  assert.equal(permittedVersions(policy(), versions, new Set([1])), versions);
});
