import assert from "node:assert/strict";
import { before, test } from "node:test";
import type { AllowedNamespaces } from "@keyward/crds/types/backend/allowed-namespaces";
import type { KeyPolicySpec } from "@keyward/crds/types/key-policy";
import { NAMESPACES } from "@keyward/kube/client/kinds";
import { eventually } from "../../driver/eventually.ts";
import { KINDS } from "../crds/api-server.ts";
import { openSuite } from "../operator/fixture.ts";
import { hasReason, uniqueName } from "../operator/objects.ts";
import { ask } from "./requests.ts";

const suite = await openSuite();
const { client, namespace } = suite;
const backend = uniqueName("gold");
const REF: KeyPolicySpec["backendRef"] = { kind: "ClusterKeyBackend", name: backend };

const label = (tier: string | null) =>
  client.patch(NAMESPACES, { name: namespace }, { type: "merge", body: { metadata: { labels: { tier } } } });
const allow = (allowedNamespaces: AllowedNamespaces | null) =>
  client.patch(KINDS.ClusterKeyBackend, { name: backend }, { type: "merge", body: { spec: { allowedNamespaces } } });
const policyOf = (name: string) => () => client.get(KINDS.KeyPolicy, { namespace, name });
const keyOf = (name: string) => () => client.get(KINDS.CryptoKey, { namespace, name });
const createPolicy = async (backendRef?: KeyPolicySpec["backendRef"]) => {
  const name = uniqueName("policy");
  const spec: KeyPolicySpec = { algorithm: "ECDSA-P256", ...(backendRef && { backendRef }) };
  await client.create(KINDS.KeyPolicy, { metadata: { namespace, name }, spec });
  return name;
};

before(async () => {
  const secret = { name: `kek-${backend}` };
  const allowedNamespaces = { selector: { matchLabels: { tier: "gold" } } };
  const spec = { development: true, software: { keyEncryptionKey: { secret } }, allowedNamespaces };
  await client.create(KINDS.ClusterKeyBackend, { metadata: { name: backend }, spec });
  suite.cleanUp.push(async () => void (await client.delete(KINDS.ClusterKeyBackend, { name: backend })));
  await suite.start();
  await hasReason(() => client.get(KINDS.ClusterKeyBackend, { name: backend }), "Ready", "Answers");
});

test("a backend is for the namespaces that it allows, and what it has goes on when it is narrowed", async () => {
  const named = await createPolicy(REF);
  const { message } = await hasReason(policyOf(named), "Ready", "BackendNotAllowed");
  assert.match(message, /does not allow namespace \S+\. Next: whoever writes ClusterKeyBackends/);

  const auto = await createPolicy();
  await hasReason(policyOf(auto), "Ready", "KeyAvailable");
  const chosen = (await policyOf(auto)()).status?.backend;
  assert.equal(chosen?.kind, "BuiltIn");
  assert.match(
    chosen.reason ?? "",
    new RegExp(`left out: .*ClusterKeyBackend ${backend}: it does not allow namespace`),
  );

  await label("gold");
  await hasReason(policyOf(named), "Ready", "KeyAvailable");
  const [version] = (await keyOf(named)()).status?.versions ?? [];
  assert.equal(version?.backend.name, backend);

  await label(null);
  await hasReason(policyOf(named), "KeysComply", "BackendNotAllowed");
  await ask(suite, named, "Rotate");
  await hasReason(keyOf(named), "Settled", "BackendNotAllowed");
  const { status } = await keyOf(named)();
  assert.deepEqual([status?.activeVersion, status?.lastVersion, status?.pending], [1, 1, undefined]);
  assert.ok(status?.conditions?.some(({ type, status: value }) => type === "Ready" && value === "True"));

  await allow({ matchNames: [namespace] });
  await eventually("the rotation that waited", async () => (await keyOf(named)()).status?.activeVersion === 2);
  await hasReason(policyOf(named), "KeysComply", "WithinPolicy");
});

test("a replica that starts while a namespace is barred opens what the namespace has there", async () => {
  const named = await createPolicy(REF);
  await hasReason(policyOf(named), "Ready", "KeyAvailable");
  await allow({ matchNames: [] });
  await hasReason(policyOf(named), "KeysComply", "BackendNotAllowed");
  await Promise.all(suite.replicas.map((replica) => replica.end("SIGKILL")));
  await suite.start();
  const before = (await policyOf(named)()).metadata.generation ?? 0;
  await client.patch(
    KINDS.KeyPolicy,
    { namespace, name: named },
    { type: "merge", body: { spec: { usages: ["sign", "verify"] } } },
  );
  await eventually("the new leader's status", async () => {
    const { status } = await policyOf(named)();
    return (status?.observedGeneration ?? 0) > before;
  });
  await hasReason(policyOf(named), "Ready", "KeyAvailable");
  await hasReason(policyOf(named), "KeysComply", "BackendNotAllowed");
});
