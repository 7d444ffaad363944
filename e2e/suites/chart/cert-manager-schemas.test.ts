import assert from "node:assert/strict";
import { join } from "node:path";
import { before, test } from "node:test";
import type { ValidateFunction } from "ajv";
import { parseAllDocuments } from "yaml";
import { mustRun } from "../../cluster/command.ts";
import { readClusterConfig } from "../../cluster/config.ts";
import { clusterForTests } from "../cluster-for-tests.ts";
import { type CertManagerKind, certManagerIsMissing, certManagerValidators } from "./cert-manager.ts";

const CHART = join(import.meta.dirname, "../../../charts/keyward");
const GROUP = "cert-manager.io/v1";

interface CertManagerObject {
  readonly apiVersion: string;
  readonly kind: CertManagerKind;
  readonly metadata: { readonly name: string };
}

const { env } = readClusterConfig();
const missing = await certManagerIsMissing(env);
const skip = missing ?? false;
const { helmPath } = missing ? { helmPath: "helm" } : await clusterForTests();

let validators: Record<CertManagerKind, ValidateFunction>;

before(async () => {
  if (!missing) validators = await certManagerValidators(env);
});

test("every Certificate and Issuer of the chart is good by cert-manager's own schemas", { skip }, async () => {
  const objects = await render("webhook.certificates.mode=cert-manager");
  assert.deepEqual([...new Set(objects.map(({ kind }) => kind))].sort(), ["Certificate", "Issuer"]);
  for (const object of objects) assertGood(object);
});

test("a Certificate from an issuer of the user's own is good too", { skip }, async () => {
  const issuer = "webhook.certificates.certManager.issuerRef";
  const ref = [`${issuer}.name=company`, `${issuer}.kind=ClusterIssuer`];
  const objects = await render("webhook.certificates.mode=cert-manager", ...ref);
  assert.deepEqual([...new Set(objects.map(({ kind }) => kind))], ["Certificate"]);
  for (const object of objects) assertGood(object);
});

test("without cert-manager the chart holds nothing of it", { skip }, async () => {
  assert.deepEqual(await render("webhook.certificates.mode=self-managed"), []);
});

test("the schemas refuse a Certificate without a Secret's name, and a field that is misspelt", { skip }, () => {
  const certificate = { apiVersion: GROUP, kind: "Certificate", metadata: { name: "a" } };
  assert.equal(validators.Certificate({ ...certificate, spec: { issuerRef: { name: "ca" } } }), false);
  assert.equal(
    validators.Certificate({ ...certificate, spec: { issuerRef: { name: "ca" }, secretName: "tls" } }),
    true,
  );
  const misspelt = { issuerRef: { name: "ca" }, secretName: "tls", dnsName: ["a"] };
  assert.equal(validators.Certificate({ ...certificate, spec: misspelt }), false);
});

async function render(...settings: string[]): Promise<CertManagerObject[]> {
  const sets = settings.flatMap((setting) => ["--set", setting]);
  const release = ["template", "keyward", CHART, "--namespace", "keyward-system", "--api-versions", GROUP];
  const text = await mustRun([helmPath, ...release, ...sets], { env });
  const objects = parseAllDocuments(text).map((document) => document.toJS() as CertManagerObject | null);
  return objects.filter((object) => object?.apiVersion.startsWith("cert-manager.io/") ?? false) as CertManagerObject[];
}

function assertGood(object: CertManagerObject): void {
  assert.equal(object.apiVersion, GROUP);
  const validate = validators[object.kind];
  assert.ok(validate(object), `${object.kind} ${object.metadata.name}: ${JSON.stringify(validate.errors)}`);
}
