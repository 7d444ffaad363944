import assert from "node:assert/strict";
import { test } from "node:test";
import { sampleProfile } from "../testing/sample-profile.ts";
import { freezeProfile } from "./freeze.ts";
import type { Profile } from "./profile.ts";

type Mutable<T> =
  T extends ReadonlySet<infer V>
    ? Set<V>
    : T extends ReadonlyMap<infer K, infer V>
      ? Map<K, Mutable<V>>
      : T extends object
        ? { -readonly [K in keyof T]: Mutable<T[K]> }
        : T;

test("no part of a frozen profile can be changed", () => {
  const profile = sampleProfile() as Mutable<Profile>;
  const certificates = profile.certificates!;
  const attempts: (() => unknown)[] = [
    () => Object.assign(profile, { name: "x" }),
    () => Object.assign(profile.hash!, { default: "MD5" }),
    () => profile.hash!.allowed.add("MD5"),
    () => profile.hash!.allowed.delete("SHA-256"),
    () => profile.hash!.allowed.clear(),
    () => certificates.subjectKeys.set("rsa", { minBits: 0, maxBits: 0, curves: undefined } as never),
    () => Object.assign(certificates.subjectKeys.get("rsa")!, { minBits: 1 }),
    () => certificates.subjectKeys.get("ecdsa")!.curves!.add("P-224"),
    () => (certificates.keyUsage as string[]).push("keyCertSign"),
    () => certificates.issuer.keyPolicies.add("root"),
  ];
  for (const attempt of attempts) assert.throws(attempt, attempt.toString());
});

test("freezing again, or sharing a part, does no harm", () => {
  const profile = sampleProfile();
  assert.equal(freezeProfile(profile), profile);
  assert.ok(freezeProfile({ ...profile, signatures: profile.hash }).hash?.allowed.has("SHA-256"));
});
