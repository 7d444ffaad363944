import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { TESTED_KINDS } from "@keyward/crds/testing/kinds";
import { conflictsOf } from "@keyward/kube/apply/apply-conflict";
import { isConflict, type KubeError } from "@keyward/kube/watch/kube-error";
import type { KubeObject } from "@keyward/kube/watch/kube-object";
import { parse } from "yaml";
import { clusterForTests } from "../cluster-for-tests.ts";
import { type ApiServer, KINDS, openApiServer } from "./api-server.ts";

const SAMPLES = join(import.meta.dirname, "../../../crds/samples");
let api: ApiServer;

// Before the cluster's own hook: hooks run in the order in which they were set, and this one needs the cluster.
after(async () => {
  await api?.close();
});

const cluster = await clusterForTests();

before(async () => {
  api = await openApiServer(cluster);
});

for (const file of readdirSync(SAMPLES)) {
  const { kind } = sample(file);
  test(`${file} comes back as it was applied, and applying it again changes nothing`, async () => {
    const object = sample(file);
    const first = await apply(kind, object, "first");
    assert.deepEqual(first.spec, TESTED_KINDS[kind].parse(object).spec);
    const again = await apply(kind, object, "first");
    assert.equal(again.metadata.resourceVersion, first.metadata.resourceVersion);
  });

  test(`${file} applied by a second manager is no new generation`, async () => {
    const first = await apply(kind, sample(file), "first");
    const second = await apply(kind, sample(file), "second");
    assert.equal(second.metadata.generation, first.metadata.generation);
    assert.deepEqual(second.spec, first.spec);
  });
}

test("what was read back can be applied as it stands, defaults included", async () => {
  const first = await apply("CryptoProfile", named("read-back", sample("crypto-profile-full.yaml")), "first");
  const { managedFields: _, ...metadata } = first.metadata;
  const second = await apply("CryptoProfile", { ...first, metadata }, "second");
  assert.equal(second.metadata.generation, first.metadata.generation);
});

test("a second manager that wants another value is told the field and its owner", async () => {
  const object = named("contested", sample("crypto-profile-small.yaml"));
  await apply("CryptoProfile", object, "first");
  const other = { ...object, spec: { hash: { default: "SHA-256", allowed: ["SHA-256"] } } };
  await assert.rejects(apply("CryptoProfile", other, "second"), (error) => {
    assert.ok(isConflict(error), String(error));
    assert.deepEqual(conflictsOf(error as KubeError), [{ field: ".spec.hash.default", manager: "first" }]);
    return true;
  });
});

test("two managers can each permit algorithms, and each takes away only its own", async () => {
  const object = named("shared", sample("crypto-profile-small.yaml"));
  await apply("CryptoProfile", object, "first");
  const more = (allowed: string[]) => ({ ...object, spec: { hash: { allowed } } });
  const both = await apply("CryptoProfile", more(["SHA-256", "SHA-384"]), "second");
  assert.deepEqual(allowedBy(both), ["SHA-256", "SHA-384", "SHA3-512"]);
  const fewer = await apply("CryptoProfile", more(["SHA-256"]), "second");
  assert.deepEqual(allowedBy(fewer), ["SHA-256", "SHA3-512"]);
});

test("two managers can each permit a kind of key, merged by type", async () => {
  const object = named("keys", sample("crypto-profile-full.yaml"));
  const { subjectKeys } = (object.spec as { certificates: { subjectKeys: { type: string }[] } }).certificates;
  const onlyEc = structuredClone(object) as { spec: { certificates: { subjectKeys: object[] } } } & WithSpec;
  onlyEc.spec.certificates.subjectKeys = subjectKeys.filter((keys) => keys.type === "EC");
  await apply("CryptoProfile", onlyEc, "first");
  const others = subjectKeys.filter((keys) => keys.type !== "EC");
  const more = { ...object, spec: { certificates: { subjectKeys: others } } };
  const merged = await apply("CryptoProfile", more, "second");
  assert.deepEqual(merged.spec, object.spec);
});

test("status is written apart: apply leaves it alone, and it makes no generation", async () => {
  const object = named("status", sample("crypto-profile-small.yaml"));
  const first = await apply("CryptoProfile", { ...object, status: { summary: "not through here" } }, "first");
  assert.equal(first.status, undefined);
  const { apiVersion, kind, metadata } = object;
  const status = { apiVersion, kind, metadata: placed(metadata), status: { observedGeneration: 1, summary: "0 pods" } };
  const written = await api.client.applyStatus(KINDS.CryptoProfile, status, { fieldManager: "operator" });
  assert.deepEqual(written.status, { observedGeneration: 1, summary: "0 pods" });
  assert.equal(written.metadata.generation, first.metadata.generation);
  const again = await apply("CryptoProfile", object, "first");
  assert.deepEqual(again.status, { observedGeneration: 1, summary: "0 pods" });
});

type WithSpec = KubeObject & { kind: keyof typeof KINDS; spec: unknown; status?: unknown };

function sample(file: string): WithSpec {
  return parse(readFileSync(join(SAMPLES, file), "utf8")) as WithSpec;
}

function named(name: string, object: WithSpec): WithSpec {
  return { ...object, metadata: { ...object.metadata, name } };
}

function placed(metadata: KubeObject["metadata"]): KubeObject["metadata"] {
  return { ...metadata, namespace: api.namespace };
}

function apply(kind: keyof typeof KINDS, object: WithSpec, fieldManager: string): Promise<WithSpec> {
  const placedObject = KINDS[kind].namespaced ? { ...object, metadata: placed(object.metadata) } : object;
  return api.client.apply<WithSpec>(KINDS[kind] as never, placedObject, { fieldManager, fieldValidation: "Strict" });
}

function allowedBy(object: WithSpec): string[] {
  return [...(object.spec as { hash: { allowed: string[] } }).hash.allowed].sort();
}
