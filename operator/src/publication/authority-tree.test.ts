import assert from "node:assert/strict";
import { test } from "node:test";
import { encodePem } from "@keyward/core/text/pem";
import { authoritiesFrom, keysBelow, revokedAbove, underRevoked } from "./authority-tree.ts";
import { certificateMark } from "./trust-bundle.ts";

const der = (mark: number) => Uint8Array.of(0x30, 1, mark);
const certificate = (mark: number) => encodePem("CERTIFICATE", der(mark));
const REVOKED = "2026-01-01T00:00:00Z";

interface Authority {
  readonly parent?: string;
  /** Its CryptoKey follows another policy. */
  readonly strange?: boolean;
  readonly versions?: readonly object[];
}

/** Objects of the namespace shop, as caches hold them. */
function cachesOf(authorities: Readonly<Record<string, Authority>>) {
  const policyOf = (name: string, { parent }: Authority) => ({
    metadata: { namespace: "shop", name },
    spec: { certificateAuthority: { ...(parent && { parentRef: { name: parent } }) } },
  });
  const named = (key: string) => authorities[key.slice("shop/".length)];
  const policies = {
    get: (key: string) => named(key) && policyOf(key.slice("shop/".length), named(key)!),
    byIndex: (_: string, key: string) =>
      Object.entries(authorities).flatMap(([name, one]) => (`shop/${one.parent}` === key ? [policyOf(name, one)] : [])),
  };
  const keys = {
    get: (key: string) => {
      const { versions = [], strange = false } = named(key) ?? {};
      return { spec: { policyRef: { name: strange ? "other" : key.slice("shop/".length) } }, status: { versions } };
    },
    byIndex: (_: string, key: string) => (named(key) ? [{ metadata: { name: `key-of-${key}` } }] : []),
  };
  return { policies, keys } as never;
}

test("what was revoked in the authorities above is known, however far above", () => {
  const caches = cachesOf({
    root: { versions: [{ certificate: certificate(1), revokedAt: REVOKED }, { certificate: certificate(2) }] },
    middle: { parent: "root", versions: [{ certificate: certificate(3) + certificate(2), revokedAt: REVOKED }] },
    leaf: { parent: "middle", versions: [{ certificate: certificate(4), revokedAt: REVOKED }] },
  });
  assert.deepEqual(revokedAbove("shop/leaf", caches), new Set([certificateMark(der(3)), certificateMark(der(1))]));
  assert.deepEqual(revokedAbove("shop/root", caches), new Set());
});

test("a CryptoKey of somebody else's rules voids nothing by the name of an authority", () => {
  const versions = [{ certificate: certificate(1), revokedAt: REVOKED }];
  const caches = cachesOf({ root: { strange: true, versions }, leaf: { parent: "root" } });
  assert.deepEqual(revokedAbove("shop/leaf", caches), new Set());
});

test("a change of an authority concerns all below it, and policies in a circle come to an end", () => {
  const { policies } = cachesOf({
    root: {},
    middle: { parent: "root" },
    leaf: { parent: "middle" },
    other: {},
  }) as { policies: never };
  assert.deepEqual(authoritiesFrom("shop/root", policies), ["shop/root", "shop/middle", "shop/leaf"]);
  const round = cachesOf({ a: { parent: "b" }, b: { parent: "a" } });
  assert.deepEqual(authoritiesFrom("shop/a", (round as { policies: never }).policies), ["shop/a", "shop/b"]);
  assert.deepEqual(revokedAbove("shop/a", round), new Set());
});

test("nothing is issued with a version whose certificate leads to a revoked one, and with others it is", () => {
  const caches = cachesOf({
    root: { versions: [{ certificate: certificate(1), revokedAt: REVOKED }, { certificate: certificate(2) }] },
    middle: { parent: "root" },
    leaf: { parent: "middle" },
  });
  const versions = [
    { version: 1, certificate: certificate(5) + certificate(3) + certificate(1) },
    { version: 2, certificate: certificate(6) + certificate(4) + certificate(2) },
    { version: 3 },
  ];
  assert.deepEqual(underRevoked("shop/leaf", versions, caches), new Set([1]));
  assert.deepEqual(underRevoked("shop/middle", versions, caches), new Set([1]));
  assert.deepEqual(underRevoked("shop/root", versions, caches), new Set());
});

test("keys of all authorities below are concerned by a change of one, and its own are not", () => {
  const caches = cachesOf({ root: {}, middle: { parent: "root" }, leaf: { parent: "middle" }, other: {} });
  const names = keysBelow("shop/root", caches).map(({ metadata }) => metadata.name);
  assert.deepEqual(names, ["key-of-shop/middle", "key-of-shop/leaf"]);
  assert.deepEqual(keysBelow("shop/other", caches), []);
});
