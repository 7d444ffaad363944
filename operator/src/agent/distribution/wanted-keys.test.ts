import assert from "node:assert/strict";
import { test } from "node:test";
import { parseUsages } from "@keyward/core/algorithms/key-usage";
import { encodePem } from "@keyward/core/text/pem";
import { type KeySources, wantedKey } from "./wanted-keys.ts";

const version = {
  version: 1,
  state: "Active",
  fingerprint: "f",
  backend: { kind: "BuiltIn", name: "software", protection: "Software" },
};

/** A namespace shop with a CryptoKey ca, and a profile web that names ca as its issuer. */
function sources(rulesOfKey: string, rules: object = {}, grants: object[] = []) {
  const key = {
    metadata: { name: "ca", namespace: "shop", uid: "k" },
    spec: { policyRef: { name: rulesOfKey } },
    status: { lastVersion: 1, versions: [version] },
  };
  const spec = { algorithm: "ECDSA-P256", ...rules };
  const policy = (name: string) => ({ metadata: { name: name.slice("shop/".length), namespace: "shop" }, spec });
  const profile = { policies: new Set(["ca"]), issuers: new Set(["ca"]), grants };
  const caches = { keys: { get: () => key }, policies: { get: policy } };
  return { caches, known: { get: () => profile } } as unknown as KeySources;
}

test("a profile's sidecars have its authority's key where the policy permits the profile", () => {
  assert.equal(wantedKey("shop/web", "ca", sources("ca"))?.keyUid, "k");
  assert.equal(wantedKey("shop/web", "ca", sources("ca", { allowedProfiles: ["other"] })), undefined);
});

test("a CryptoKey that took an authority's name under other rules issues nothing", () => {
  assert.equal(wantedKey("shop/web", "ca", sources("rules-of-somebody")), undefined);
  const grants = [{ container: "*", policy: "ca", usages: parseUsages(["verify"]) }];
  assert.equal(
    wantedKey("shop/web", "ca", sources("rules-of-somebody", {}, grants))?.policy.metadata.name,
    "rules-of-somebody",
  );
});

test("a version whose certificate leads to a revoked one of the authority above is not handed out to issue with", () => {
  const pem = encodePem("CERTIFICATE", Uint8Array.of(0x30, 0));
  const held = sources("ca", { certificateAuthority: { parentRef: { name: "root" } } });
  const key = { ...held.caches.keys.get("shop/ca")!, status: { versions: [{ ...version, certificate: pem }] } };
  const stateUnder = (above: object) => {
    const root = {
      spec: { policyRef: { name: "root" } },
      status: { versions: [{ ...version, certificate: pem, ...above }] },
    };
    const keys = { get: (path: string) => (path === "shop/root" ? root : key) };
    const changed = { ...held, caches: { ...held.caches, keys } } as unknown as KeySources;
    return wantedKey("shop/web", "ca", changed)?.versions.map(({ state }) => state);
  };
  assert.deepEqual(stateUnder({}), ["Active"]);
  assert.deepEqual(stateUnder({ state: "Revoked", revokedAt: "2026-01-01T00:00:00Z" }), ["Retired"]);
});
