import assert from "node:assert/strict";
import { test } from "node:test";
import type { ProfileObject } from "../caches/kinds.ts";
import { KnownProfiles } from "./known-profiles.ts";
import { namedPolicies } from "./named-policies.ts";

const CERTIFICATES = {
  issuer: { keyPolicyRef: { name: "shop-ca" } },
  validity: { notBefore: "-1h", notAfter: "24h" },
  subjectKeys: [{ type: "EC", curves: ["P-256"] }],
  keyUsage: ["digitalSignature"],
};
const GRANTS = [
  { containers: ["app"], keys: [{ policy: "shop-signing", usages: ["sign"] }] },
  {
    containers: ["*"],
    keys: [
      { policy: "shop-ca", usages: ["verify"] },
      { policy: "audit", usages: ["verify"] },
    ],
  },
];

function profile(spec: unknown, generation = 1): ProfileObject {
  const metadata = { name: "payments", namespace: "shop", uid: "u", generation, resourceVersion: "1" };
  return { apiVersion: "keyward.dev/v1alpha1", kind: "CryptoProfile", metadata, spec } as ProfileObject;
}

test("pods need the keys of the issuer and of every grant, each once", () => {
  const named = namedPolicies(profile({ certificates: CERTIFICATES, grants: GRANTS }));
  assert.deepEqual(named, ["shop-ca", "shop-signing", "audit"]);
});

test("a profile of any shape names what it names", () => {
  for (const spec of [undefined, {}, { grants: 7 }, { grants: [null, {}, { keys: [null, { policy: 7 }] }] }]) {
    assert.deepEqual(namedPolicies(profile(spec)), []);
  }
});

test("a profile that no longer compiles keeps the keys of the state that pods live on", () => {
  const known = new KnownProfiles(() => 0);
  assert.deepEqual(known.see(profile({ certificates: CERTIFICATES, grants: GRANTS })).faults, []);
  const { faults, policies } = known.see(profile({ hash: { default: "MD5", allowed: ["MD5"] } }, 2));
  assert.notEqual(faults.length, 0);
  assert.deepEqual([...policies].sort(), ["audit", "shop-ca", "shop-signing"]);
});
