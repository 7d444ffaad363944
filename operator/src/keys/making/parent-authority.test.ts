import assert from "node:assert/strict";
import { test } from "node:test";
import { BackendError } from "@keyward/core/backend/backend-error";
import { encodePem } from "@keyward/core/text/pem";
import { parentAuthority } from "./parent-authority.ts";

const pem = (mark: number) => encodePem("CERTIFICATE", Uint8Array.of(0x30, 1, mark));
const version = (number: number, state: string, certificate: string, more: object = {}) => ({
  ...{ version: number, state, certificate, backendKey: `k${number}`, backend: {} },
  ...more,
});
const REVOKED = { revokedAt: "2026-01-01T00:00:00Z" };

/** The authority middle of the namespace shop, below root. */
function middle(roots: object[], own: object[], activeVersion?: number) {
  const policy = { spec: { algorithm: "ECDSA-P256", certificateAuthority: { parentRef: { name: "root" } } } };
  const root = { spec: { algorithm: "ECDSA-P256", certificateAuthority: {} } };
  const metadata = { namespace: "shop" };
  const policies: Record<string, object> = {
    "shop/middle": { metadata, ...policy },
    "shop/root": { metadata, ...root },
  };
  const keys: Record<string, object> = {
    "shop/middle": { spec: { policyRef: { name: "middle" } }, status: { activeVersion, versions: own } },
    "shop/root": { spec: { policyRef: { name: "root" } }, status: { versions: roots } },
  };
  const get = (from: Record<string, object>) => ({ get: (name: string) => from[name] });
  const caches = { policies: get(policies), keys: get(keys) };
  const backend = {};
  const sources = { caches, backends: { of: () => ({ backend }) } };
  return () => parentAuthority("shop", "middle", sources as never);
}

test("an authority signs for those below it with its active version", () => {
  const own = [version(1, "Retired", pem(2) + pem(1)), version(2, "Active", pem(3) + pem(1))];
  const { ref, certificate } = middle([version(1, "Active", pem(1))], own, 2)();
  assert.deepEqual([ref, certificate], [{ id: "k2", algorithm: "ECDSA-P256" }, pem(3) + pem(1)]);
});

test("one that has no active version signs nothing", () => {
  assert.throws(middle([], [version(1, "Revoked", pem(2), REVOKED)]), (error) => {
    return (
      error instanceof BackendError &&
      /"middle", the authority above, has no active CA key\. Next: /.test(error.message)
    );
  });
});

test("one whose own certificate leads to a revoked one signs nothing until it has a new one", () => {
  const roots = [version(1, "Revoked", pem(1), REVOKED), version(2, "Active", pem(4))];
  assert.throws(
    middle(roots, [version(1, "Active", pem(2) + pem(1))], 1),
    /leads itself to one that was revoked\. Next: /,
  );
  const renewed = [version(1, "Retired", pem(2) + pem(1)), version(2, "Active", pem(5) + pem(4))];
  assert.equal(middle(roots, renewed, 2)().ref.id, "k2");
});
