import assert from "node:assert/strict";
import { X509Certificate } from "node:crypto";
import { test } from "node:test";
import { issueAuthority, issueLeaf } from "../certificates/issue.ts";
import { bundleText, certificateMark, chainText, trustBundleOf } from "./trust-bundle.ts";

const NOW = Date.now();
const at = (overlapMs: number, nowMs = NOW, revoked: ReadonlySet<string> = new Set()) => ({
  overlapMs,
  nowMs,
  revoked,
});
const authority = (name: string) => issueAuthority(name, 60_000, NOW);
const version = (number: number, state: "Active" | "Retired" | "Revoked" | "Staged", certificate: string) => ({
  version: number,
  state,
  fingerprint: `${number}`,
  certificate,
  retiredAt: new Date(NOW).toISOString(),
});
const subjects = (text: string) =>
  text
    .split(/(?<=-----END CERTIFICATE-----\n)/)
    .filter(Boolean)
    .map((pem) => new X509Certificate(pem).subject);

test("roots of old, present and coming versions are trusted together while they overlap", async () => {
  const [old, present, coming] = await Promise.all([authority("old"), authority("present"), authority("coming")]);
  const versions = [
    version(1, "Retired", old.certificate),
    version(2, "Active", present.certificate),
    version(3, "Staged", coming.certificate),
  ];
  const text = bundleText(trustBundleOf(versions, at(1_000)));
  assert.deepEqual(
    subjects(text).map((subject) => /CN=(\w+)/.exec(subject)![1]),
    ["present", "coming", "old"],
  );
  assert.equal(subjects(bundleText(trustBundleOf(versions, at(1_000, NOW + 1_000)))).length, 2);
});

test("the certificate of a revoked version is out at once", async () => {
  const [old, present] = await Promise.all([authority("old"), authority("present")]);
  const versions = [version(1, "Revoked", old.certificate), version(2, "Active", present.certificate)];
  assert.equal(subjects(bundleText(trustBundleOf(versions, at(1_000_000)))).length, 1);
});

test("what a root has issued is for chains and not for trust, and nothing is told twice", async () => {
  const root = await authority("root");
  const [one, two] = await Promise.all([1, 2].map((n) => issueLeaf(root, [`${n}.example`], 60_000, NOW)));
  const versions = [
    version(1, "Retired", one!.certificate + root.certificate),
    version(2, "Active", two!.certificate + root.certificate),
  ];
  const bundle = trustBundleOf(versions, at(1_000));
  assert.equal(subjects(bundleText(bundle)).length, 1);
  assert.equal(subjects(chainText(bundle)).length, 2);
});

test("a root that was revoked is trusted no more by way of what it has signed", async () => {
  const root = await authority("root");
  const leaf = await issueLeaf(root, ["1.example"], 60_000, NOW);
  const versions = [version(1, "Active", leaf.certificate + root.certificate)];
  const revoked = new Set([certificateMark(new X509Certificate(root.certificate).raw)]);
  assert.equal(bundleText(trustBundleOf(versions, at(1_000))), root.certificate);
  assert.equal(bundleText(trustBundleOf(versions, at(1_000, NOW, revoked))), "");
});

test("a key that is no authority's has an empty bundle", () => {
  const versions = [{ version: 1, state: "Active" as const, fingerprint: "f" }];
  assert.deepEqual(trustBundleOf(versions, at(0)), { roots: [], intermediates: [] });
});
