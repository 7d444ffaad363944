import assert from "node:assert/strict";
import { test } from "node:test";
import type { ClusterKeyBackendSpec } from "@keyward/crds/types/cluster-key-backend";
import { barredFrom } from "./permission.ts";

const SHOP = { name: "shop", labels: { tier: "gold" } };
const KMS: ClusterKeyBackendSpec = { awsKms: { region: "eu-central-1" } };
const kms = { kind: "ClusterKeyBackend", namespace: "", name: "kms" } as const;
const sealed = { kind: "KeyBackend", namespace: "shop", name: "sealed" } as const;
const none = () => undefined;

test("a backend that says nothing is for every namespace, and so is the built-in one", () => {
  assert.equal(barredFrom({ id: kms, spec: KMS }, SHOP, none), undefined);
  const builtIn = { kind: "BuiltIn", namespace: "", name: "software" } as const;
  assert.equal(barredFrom({ id: builtIn, spec: {} }, SHOP, none), undefined);
});

test("a narrowed backend is for those it names or selects", () => {
  const narrowed = (allowedNamespaces: ClusterKeyBackendSpec["allowedNamespaces"]) =>
    barredFrom({ id: kms, spec: { ...KMS, ...(allowedNamespaces && { allowedNamespaces }) } }, SHOP, none);
  assert.equal(narrowed({ matchNames: ["shop"] }), undefined);
  assert.equal(narrowed({ selector: { matchLabels: { tier: "gold" } } }), undefined);
  assert.equal(narrowed({ matchNames: ["bank"] }), "it does not allow namespace shop");
});

test("a namespace does not get round it with a KeyBackend that seals under its key", () => {
  const spec: ClusterKeyBackendSpec = {
    software: { keyEncryptionKey: { backendRef: { kind: "ClusterKeyBackend", name: "kms" } } },
  };
  const bars = { ...KMS, allowedNamespaces: { matchNames: ["bank"] } };
  assert.equal(
    barredFrom({ id: sealed, spec }, SHOP, (name) => (name === "kms" ? bars : undefined)),
    "it seals under a key of ClusterKeyBackend kms, and that does not allow namespace shop",
  );
  assert.equal(
    barredFrom({ id: sealed, spec }, SHOP, () => KMS),
    undefined,
  );
  assert.equal(barredFrom({ id: sealed, spec }, SHOP, none), undefined);
});
