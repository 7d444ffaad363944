import assert from "node:assert/strict";
import { generateKeyPairSync } from "node:crypto";
import { before, test } from "node:test";
import type { KeyPolicySpec } from "@keyward/crds/types/key-policy";
import { CUSTOM_RESOURCE_DEFINITIONS } from "@keyward/kube/client/kinds";
import { isInvalid } from "@keyward/kube/watch/kube-error";
import type { KubeObject } from "@keyward/kube/watch/kube-object";
import { eventually } from "../../driver/eventually.ts";
import { KINDS } from "../crds/api-server.ts";
import { openSuite } from "../operator/fixture.ts";
import { uniqueName } from "../operator/objects.ts";
import { ask, ended, REQUESTER } from "./requests.ts";

const suite = await openSuite();
const { client, namespace } = suite;
const SPEC: KeyPolicySpec = { algorithm: "ECDSA-P256", export: "Wrapped" };
const receiver = generateKeyPairSync("rsa", { modulusLength: 3072 }).publicKey;
const exportTo = { wrappingKey: receiver.export({ type: "spki", format: "pem" }).toString() };

interface Definition extends KubeObject {
  readonly spec: { readonly versions: { schema: { openAPIV3Schema: Schema } }[] };
}
interface Schema {
  readonly properties: { readonly spec: { "x-kubernetes-validations": { rule: string }[] } };
}

const create = (name: string) => client.create(KINDS.KeyPolicy, { metadata: { namespace, name }, spec: SPEC });
const taken = () =>
  create(uniqueName("probe")).then(
    () => true,
    (error) => {
      if (isInvalid(error)) return false;
      throw error;
    },
  );

/** The API server as it was before it asked for dual control. */
async function storeEarlier(name: string): Promise<void> {
  const definition = { name: "keypolicies.keyward.dev" };
  const found = (await client.get(CUSTOM_RESOURCE_DEFINITIONS, definition)) as Definition;
  const path = "/spec/versions/0/schema/openAPIV3Schema/properties/spec/x-kubernetes-validations";
  const rules = found.spec.versions[0]!.schema.openAPIV3Schema.properties.spec["x-kubernetes-validations"];
  const replace = (value: object[]) =>
    client.patch(CUSTOM_RESOURCE_DEFINITIONS, definition, { type: "json", body: [{ op: "replace", path, value }] });
  await replace(rules.filter(({ rule }) => !rule.includes("self.export")));
  try {
    await eventually("the rule to be gone", taken);
    await create(name);
  } finally {
    await replace(rules);
    await eventually("the rule to be back", async () => !(await taken()));
  }
}

before(async () => {
  await suite.start();
});

test("a policy that was stored before export needed consent goes on, and exports nothing", async () => {
  const name = uniqueName("earlier");
  await storeEarlier(name);
  await eventually("its key and its status", async () => {
    const { status } = await client.get(KINDS.KeyPolicy, { namespace, name });
    return status?.conditions?.some(({ type, status: value }) => type === "Ready" && value === "True");
  });
  const more = { version: 1, exportTo, requester: REQUESTER };
  const { status } = await ended(suite, await ask(suite, name, "Export", more));
  const told = status?.conditions?.find(({ type }) => type === "Done");
  assert.deepEqual([status?.phase, told?.reason, status?.wrappedKey], ["Failed", "DualControlMissing", undefined]);
  assert.match(told?.message ?? "", /it needs spec\.dualControl with Export among its actions/);
});

test("it is mended by dual control, and cannot be changed otherwise before that", async () => {
  const name = uniqueName("earlier");
  await storeEarlier(name);
  const change = (spec: object) =>
    client.patch(KINDS.KeyPolicy, { namespace, name }, { type: "merge", body: { spec } });
  await assert.rejects(change({ rotation: { every: "720h" } }), /no one person takes a key out/);
  const approvers = [{ group: "security" }];
  const { spec } = await change({ dualControl: { quorum: 2, actions: ["Export"], approvers } });
  assert.equal(spec.dualControl?.quorum, 2);
});
