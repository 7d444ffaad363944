import assert from "node:assert/strict";
import { test } from "node:test";
import type { KeyBackendSpec } from "@keyward/crds/types/backend/spec";
import type { BackendId } from "./backend-id.ts";
import { assertFitForNamespace } from "./namespaced-rules.ts";

const OWN: BackendId = { kind: "KeyBackend", namespace: "shop", name: "b" };
const CLUSTER: BackendId = { kind: "ClusterKeyBackend", namespace: "", name: "b" };
const MODULE: KeyBackendSpec = { pkcs11: { module: "/tmp/evil.so", tokenLabel: "t", pin: { name: "p", key: "k" } } };
const VAULT: KeyBackendSpec = { vault: { address: "https://attacker.example", kubernetes: { role: "keyward" } } };

test("a KeyBackend from before its rules loads no module and is not shown the operator's identity", () => {
  const refused = { fault: "Misconfigured" };
  assert.throws(() => assertFitForNamespace(MODULE, OWN), { ...refused, message: /name it in a ClusterKeyBackend/ });
  assert.throws(() => assertFitForNamespace(VAULT, OWN), { ...refused, message: /name it in a ClusterKeyBackend/ });
});

test("a ClusterKeyBackend may have both, and a KeyBackend what is its own", () => {
  assertFitForNamespace(MODULE, CLUSTER);
  assertFitForNamespace(VAULT, CLUSTER);
  assertFitForNamespace({ awsKms: { region: "eu-central-1" } }, OWN);
});
