import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { parse } from "yaml";
import { clusterForTests } from "../cluster-for-tests.ts";
import { CHART, helmTemplate } from "./rendered.ts";

const { helmPath } = await clusterForTests();

const refused: [sentence: string, setting: string, message: RegExp][] = [
  ["a value that there is not", "webhook.replica=3", /webhook.*replica/s],
  ["a section that there is not", "webhooks.replicas=3", /webhooks/],
  ["no replica", "operator.replicas=0", /operator.*replicas/s],
  ["a port that needs a capability", "webhook.port=443", /webhook.*port/s],
  ["a log level that there is not", "operator.logLevel=loud", /logLevel/],
  ["a time-out above the API server's", "webhook.timeoutSeconds=31", /timeoutSeconds/],
  ["a way to certificates that there is not", "webhook.certificates.mode=manual", /mode/],
  ["a quantity that is none", "sidecar.memoryLimit=lots", /memoryLimit/],
  ["a server of HTTP/2 that images do not have", "sidecar.grpcFront=grpc-js", /grpcFront/],
  ["a number without quotes where a quantity is expected", "sidecar.bulkLimit=1e9", /bulkLimit/],
  ["an issuer's kind without its name", "webhook.certificates.certManager.issuerRef.kind=ClusterIssuer", /issuerRef/],
  ["a tag with a slash", "images.tag=a/b", /tag/],
  ["a namespace that is no name", 'webhook.excludedNamespaces=["Kube_System"]', /excludedNamespaces/],
  ["a text where a truth is expected", 'crds.keep="yes"', /keep/],
  ["a self-test where nothing is injected", "selfTest.namespace=kube-system", /selfTest.namespace is "kube-system"/],
];

describe("the values refuse", () => {
  for (const [sentence, setting, message] of refused) {
    it(`${sentence}: ${setting}`, async () => {
      const { code, stderr } = await helmTemplate(helmPath, [setting]);
      assert.notEqual(code, 0);
      assert.match(stderr, message);
    });
  }
});

interface Schema {
  readonly type?: string;
  readonly additionalProperties?: unknown;
  readonly properties?: Readonly<Record<string, Schema>>;
}

describe("the schema of the values", () => {
  const schema: Schema = JSON.parse(readFileSync(join(CHART, "values.schema.json"), "utf8"));
  const values = parse(readFileSync(join(CHART, "values.yaml"), "utf8"));

  it("names every value that there is a default for, and no other", () => {
    assert.deepEqual(pathsOfSchema(schema, ""), pathsOfValues(values, schema, ""));
  });

  it("is closed wherever it names what may be inside", () => {
    for (const [path, section] of sections(schema, "")) assert.equal(section.additionalProperties, false, path);
  });
});

/** What users may bring and the chart has no default for. */
const WITHOUT_DEFAULT = /^\.global$|issuerRef\./;

function pathsOfSchema(schema: Schema, path: string): string[] {
  const members = Object.entries(schema.properties ?? {});
  if (members.length === 0) return [path];
  const paths = members.flatMap(([name, member]) => pathsOfSchema(member, `${path}.${name}`));
  const named = paths.filter((one) => !WITHOUT_DEFAULT.test(one));
  return (named.length === 0 ? [path] : named).sort();
}

/** Follows the schema: an object that it leaves open is one value. */
function pathsOfValues(value: unknown, schema: Schema | undefined, path: string): string[] {
  if (schema?.properties === undefined) return [path];
  const members = Object.entries((value ?? {}) as object);
  if (members.length === 0) return [path];
  return members
    .flatMap(([name, member]) => pathsOfValues(member, schema.properties?.[name], `${path}.${name}`))
    .sort();
}

function sections(schema: Schema, path: string): [string, Schema][] {
  if (schema.properties === undefined) return [];
  const inside = Object.entries(schema.properties).flatMap(([name, member]) => sections(member, `${path}.${name}`));
  return [[path || "the root", schema], ...inside];
}
