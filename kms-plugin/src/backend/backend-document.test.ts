import assert from "node:assert/strict";
import { test } from "node:test";
import { parseBackendDocument } from "./backend-document.ts";

const PATH = "/etc/keyward/backend.yaml";
const DOCUMENT = `
apiVersion: keyward.dev/v1alpha1
kind: ClusterKeyBackend
metadata:
  name: kms
  annotations: {kms.keyward.dev/key-version: "3"}
spec:
  awsKms: {region: eu-central-1}
`;

test("a document says which backend, and which version of the key", () => {
  const { spec, keyVersion } = parseBackendDocument(DOCUMENT, PATH);
  assert.equal(spec.awsKms?.region, "eu-central-1");
  assert.equal(keyVersion, 3);
});

test("without the annotation it is the first version", () => {
  const plain = DOCUMENT.replace(/ {2}annotations.*\n/, "");
  assert.equal(parseBackendDocument(plain, PATH).keyVersion, 1);
});

const WRONG: readonly (readonly [string, string, RegExp])[] = [
  ["is no YAML", "kind: [", /backend\.yaml: it is no YAML document/],
  ["is of another kind", "kind: Secret", /neither KeyBackend nor ClusterKeyBackend/],
  ["is empty", "", /neither KeyBackend nor ClusterKeyBackend/],
  ["names no backend", DOCUMENT.replace("awsKms: {region: eu-central-1}", "development: false"), /name exactly one of/],
  ["has a field that there is not", DOCUMENT.replace("region:", "regoin:"), /regoin/],
  ["has version 0", DOCUMENT.replace('"3"', '"0"'), /must be a number from 1 to 1000000/],
  ["has a version that is no number", DOCUMENT.replace('"3"', '"3e2"'), /must be a number from 1/],
  ["expands aliases", "a: &a [1]\nb: *a", /it is no YAML document/],
];

for (const [what, text, said] of WRONG) {
  test(`a document that ${what} is refused with the cause`, () => {
    assert.throws(() => parseBackendDocument(text, PATH), said);
  });
}

test("software keys are refused, as the API server cannot read Secrets before it has a key", () => {
  const software = "software: {keyEncryptionKey: {backendRef: {kind: ClusterKeyBackend, name: kms}}}";
  const text = DOCUMENT.replace("awsKms: {region: eu-central-1}", software);
  assert.throws(() => parseBackendDocument(text, PATH), /software keys lie in Secrets/);
});
