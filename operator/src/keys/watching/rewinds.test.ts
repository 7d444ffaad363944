import assert from "node:assert/strict";
import { test } from "node:test";
import type { KeyVersion } from "@keyward/crds/types/crypto-key";
import type { KeyView } from "../key-view.ts";
import { Rewinds } from "./rewinds.ts";

function version(number: number, state: KeyVersion["state"]): KeyVersion {
  const backend = { kind: "BuiltIn", name: "software", protection: "Software" } as const;
  return { version: number, state, fingerprint: `f${number}`, backend, backendKey: `k/${number}`, createdAt: "" };
}

function key(resourceVersion: string, versions: KeyVersion[], uid = "u"): KeyView {
  const lastVersion = versions.at(-1)?.version ?? 0;
  const metadata = { namespace: "shop", name: "signing", uid, resourceVersion };
  return { metadata, spec: { policyRef: { name: "signing" } }, status: { versions, lastVersion } };
}

const BEFORE = key("500", [version(1, "Retired"), version(2, "Retired"), version(3, "Active")]);
const OLDER = key("20", [version(1, "Active")]);

function book() {
  const told: string[] = [];
  let nowMs = 0;
  const subject = new Rewinds(() => nowMs);
  subject.onNoted = (name) => told.push(`noted ${name}`);
  subject.onSettled = (name) => told.push(`settled ${name}`);
  return { subject, told, pass: (ms: number) => (nowMs += ms) };
}

test("a status that went back is remembered as it was, and told once however often it is seen", () => {
  const { subject, told } = book();
  subject.compare(BEFORE, OLDER);
  subject.compare(BEFORE, OLDER);
  assert.deepEqual(told, ["noted shop/signing"]);
  assert.equal(subject.of("u")?.ahead, BEFORE.status);
  assert.equal(subject.of("u")?.lastVersion, 3);
  assert.equal(subject.remembered("u"), BEFORE.status);
});

test("a status that goes on is none that went back", () => {
  const { subject, told } = book();
  subject.compare(OLDER, BEFORE);
  subject.compare(BEFORE, BEFORE);
  assert.deepEqual(told, []);
  assert.equal(subject.of("u"), undefined);
});

test("a key of another uid is another key", () => {
  const { subject, told } = book();
  subject.compare(BEFORE, key("20", [version(1, "Active")], "other"));
  assert.deepEqual(told, []);
});

test("what went back and lost nothing is not told", () => {
  const { subject, told } = book();
  subject.compare(BEFORE, key("20", BEFORE.status!.versions as KeyVersion[]));
  assert.deepEqual(told, []);
});

test("a version that was revoked since the backup is remembered, though no number is missing", () => {
  const { subject } = book();
  subject.compare(key("500", [version(1, "Revoked")]), key("20", [version(1, "Active")]));
  assert.equal(subject.of("u")?.ahead?.versions?.[0]?.state, "Revoked");
});

test("what is written again ends it, and what was told stays", () => {
  const { subject, told } = book();
  subject.compare(BEFORE, OLDER);
  subject.compare(OLDER, key("21", BEFORE.status!.versions as KeyVersion[]));
  assert.deepEqual(told, ["noted shop/signing", "settled shop/signing"]);
  assert.equal(subject.of("u")?.ahead, undefined);
  assert.equal(subject.of("u")?.lastVersion, 3);
  assert.equal(subject.remembered("u"), undefined);
});

test("a replica that sees it late has nothing to remember where others went on", () => {
  const { subject, told } = book();
  const on = [...(BEFORE.status!.versions as KeyVersion[]).slice(0, 2), version(3, "Retired"), version(4, "Active")];
  subject.compare(BEFORE, key("40", on));
  assert.deepEqual(told, []);
});

test("sidecars are given what was known for half a minute at most", () => {
  const { subject, pass } = book();
  subject.compare(BEFORE, OLDER);
  pass(30_000);
  assert.equal(subject.remembered("u"), undefined);
  assert.equal(subject.of("u")?.ahead, BEFORE.status);
});
