import assert from "node:assert/strict";
import { test } from "node:test";
import type { KeyVersion } from "@keyward/crds/types/crypto-key";
import type { VersionHealth } from "../watching/inspections.ts";
import type { SeenKey } from "./seen-key.ts";
import { markedVersions, versionsFinding } from "./version-troubles.ts";

const backend = { kind: "KeyBackend", name: "cloud", protection: "Managed" } as const;

function version(number: number, state: KeyVersion["state"], trouble?: KeyVersion["trouble"]): KeyVersion {
  const common = { fingerprint: `f${number}`, backend, backendKey: `k/${number}`, createdAt: "" };
  return { version: number, state, ...common, ...(trouble && { trouble }) };
}

function seen(versions: KeyVersion[], health: [number, VersionHealth][], more: object = {}): SeenKey {
  return { key: { status: { versions, ...more } }, health: new Map(health), looked: true } as unknown as SeenKey;
}

const DISABLED: VersionHealth = { kind: "disabled" };
const MISSING: VersionHealth = { kind: "missing" };

test("retired versions that are disabled or lost are told, with what to do", () => {
  const all = [version(1, "Retired"), version(2, "Retired"), version(3, "Active")];
  const disabled = versionsFinding(seen(all, [[1, DISABLED]]));
  assert.deepEqual([disabled?.status, disabled?.reason], ["False", "VersionsDisabled"]);
  assert.match(disabled!.message, /^version 1 is disabled in KeyBackend cloud: .* Next: enable them there/);
  const lost = versionsFinding(
    seen(all, [
      [1, DISABLED],
      [2, MISSING],
    ]),
  );
  assert.equal(lost?.reason, "VersionsLost");
  assert.match(lost!.message, /version 1 is disabled in .*; version 2 is missing in KeyBackend cloud/);
});

test("of the active version Ready tells, and of what is revoked nobody", () => {
  const all = [version(1, "Revoked"), version(2, "Active")];
  assert.equal(
    versionsFinding(
      seen(all, [
        [1, MISSING],
        [2, DISABLED],
      ]),
    ),
    undefined,
  );
  assert.deepEqual(
    markedVersions(
      seen(all, [
        [1, MISSING],
        [2, DISABLED],
      ]),
    )?.map(({ trouble }) => trouble),
    [undefined, "Disabled"],
  );
});

test("each version says what is wrong with it, and no longer than it is", () => {
  const marked = markedVersions(seen([version(1, "Retired"), version(2, "Active")], [[1, MISSING]]))!;
  assert.deepEqual(marked, [version(1, "Retired", "Missing"), version(2, "Active")]);
  assert.equal(markedVersions(seen(marked, [[1, MISSING]])), undefined, "nothing is to be written");
  assert.deepEqual(markedVersions(seen(marked, [])), [version(1, "Retired"), version(2, "Active")]);
});

test("a leader that has not looked yet takes nothing back", () => {
  const told = { type: "VersionsUsable", status: "False", reason: "VersionsLost", message: "m" };
  const fresh = { ...seen([version(1, "Retired", "Missing")], [], { conditions: [told] }), looked: false };
  assert.equal(markedVersions(fresh), undefined);
  assert.equal(versionsFinding(fresh), told);
});

test("a message of a hundred lost versions is bounded", () => {
  const all = Array.from({ length: 100 }, (_, index) => version(index + 1, "Retired"));
  const { message } = versionsFinding(
    seen(
      all,
      all.map(({ version: number }) => [number, MISSING]),
    ),
  )!;
  assert.match(message, /; and 92 more: /);
  assert.ok(message.length < 1_000);
});
