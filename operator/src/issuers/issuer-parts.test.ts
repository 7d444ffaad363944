import assert from "node:assert/strict";
import { test } from "node:test";
import { encodePem } from "@keyward/core/text/pem";
import { issuerParts } from "./issuer-parts.ts";
import { findIssuer } from "./issuing.ts";

const certificate = encodePem("CERTIFICATE", Uint8Array.of(0x30, 0));
const version = {
  version: 1,
  state: "Active",
  fingerprint: "f",
  certificate,
  backend: { kind: "BuiltIn", name: "software", protection: "Software" },
  backendKey: "id",
};

/** Objects of the namespace shop, as caches hold them: an issuer under profile web, whose CA is policy ca. */
function issuerOf(policySpec: object, keyPolicy = "ca", root: object | undefined = undefined) {
  const policy = {
    metadata: { name: "ca", namespace: "shop" },
    spec: { algorithm: "ECDSA-P256", certificateAuthority: { subject: { commonName: "ca" } }, ...policySpec },
  };
  const key = {
    metadata: { name: "ca", namespace: "shop" },
    spec: { policyRef: { name: keyPolicy } },
    status: { activeVersion: 1, versions: [version] },
  };
  const profile = {
    metadata: { name: "web", namespace: "shop" },
    spec: { certificates: { issuer: { keyPolicyRef: { name: "ca" } } } },
  };
  const issuer = { metadata: { name: "shop", namespace: "shop" }, spec: { profileRef: { name: "web" } } };
  const holding = (object: object) => ({ get: (name: string) => (/^shop\//.test(name) ? object : undefined) });
  const keys = { get: (name: string) => (name === "shop/root" ? root : key) };
  const caches = { policies: holding(policy), keys, profiles: holding(profile) };
  const backends = { of: () => ({ backend: { use: {} } }) };
  const parts = issuerParts({ caches, backends, issuers: holding(issuer) } as never);
  return findIssuer(parts, "shop/shop");
}

test("an issuer signs with the active version of its profile's authority", () => {
  const found = issuerOf({ allowedProfiles: ["web"] });
  assert.equal("authority" in found && found.authority.key.id, "id");
});

test("a profile that the key policy does not permit signs nothing by way of an issuer", () => {
  const found = issuerOf({ allowedProfiles: ["other"] });
  assert.match("message" in found ? found.message : "", /KeyPolicy shop\/ca does not permit CryptoProfile web/);
});

test("an authority whose key is protected less than its policy asks for now signs nothing", () => {
  const found = issuerOf({ protection: "Hardware" });
  assert.match("message" in found ? found.message : "", /less than KeyPolicy shop\/ca asks for/);
});

test("a CryptoKey of the authority's name that follows other rules is not its key", () => {
  const found = issuerOf({}, "rules-of-somebody");
  assert.match("message" in found ? found.message : "", /has no active version/);
});

test("an authority whose certificate leads to a revoked one signs nothing", () => {
  const below = { certificateAuthority: { subject: { commonName: "ca" }, parentRef: { name: "root" } } };
  const root = (more: object) => ({
    spec: { policyRef: { name: "root" } },
    status: { versions: [{ ...version, ...more }] },
  });
  assert.ok("authority" in issuerOf(below, "ca", root({})));
  const found = issuerOf(below, "ca", root({ state: "Revoked", revokedAt: "2026-01-01T00:00:00Z" }));
  assert.match("message" in found ? found.message : "", /KeyPolicy shop\/ca leads to one .* was revoked\. Next: /);
});
