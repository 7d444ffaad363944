import assert from "node:assert/strict";
import { test } from "node:test";
import { BackendError } from "@keyward/core/backend/backend-error";
import type { OpenOptions } from "@keyward/core/backend/open-options";
import type { AwsKmsBackend } from "@keyward/crds/types/backend/aws-kms";
import { awsKmsConfig } from "./config.ts";

const SPEC = { region: "eu-central-1", development: false, timeoutMs: 1000 };
const IRSA = { AWS_ROLE_ARN: "arn:aws:iam::1:role/keyward", AWS_WEB_IDENTITY_TOKEN_FILE: "/var/run/token" };
const KEY = { name: "aws", key: "id" };
const STATIC = { accessKeyId: KEY, secretAccessKey: KEY };

function refusal(spec: Partial<AwsKmsBackend & OpenOptions>, env: Record<string, string> = IRSA): string {
  try {
    awsKmsConfig({ ...SPEC, ...spec }, env);
  } catch (error) {
    assert.ok(error instanceof BackendError);
    assert.equal(error.fault, "Misconfigured");
    return error.message;
  }
  return assert.fail("it was taken");
}

test("static credentials are refused, unless for development", () => {
  assert.match(refusal({ staticCredentials: STATIC }), /staticCredentials are refused without development: true/);
  const { identity } = awsKmsConfig({ ...SPEC, staticCredentials: STATIC, development: true }, IRSA);
  assert.deepEqual(identity, { kind: "static", credentials: STATIC });
});

test("access keys of the environment are no identity, not even for development", () => {
  const env = { AWS_ACCESS_KEY_ID: "id", AWS_SECRET_ACCESS_KEY: "key", HOME: "/root", AWS_PROFILE: "default" };
  assert.match(refusal({}, env), /access keys in the environment are not used/);
  assert.match(refusal({ development: true }, env), /the operator has no AWS identity/);
});

test("a web identity needs role and token, and comes before that of the pod", () => {
  const pod = {
    AWS_CONTAINER_CREDENTIALS_FULL_URI: "http://169.254.170.23/v1/credentials",
    AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE: "/var/run/pod",
  };
  assert.equal(awsKmsConfig(SPEC, { ...pod, ...IRSA }).identity.kind, "web-identity");
  assert.deepEqual(awsKmsConfig(SPEC, { ...pod, AWS_ROLE_ARN: "arn:aws:iam::1:role/x" }).identity, {
    kind: "pod-identity",
    url: "http://169.254.170.23/v1/credentials",
    tokenFile: "/var/run/pod",
  });
});

test("an endpoint with a key in it is refused, in development, too, and the key is not repeated", () => {
  for (const endpoint of ["https://AKIA:word@kms.example", "https://kms.example/?X-Amz-Credential=word", "kms"]) {
    assert.match(refusal({ endpoint, development: true }), /^AWS KMS: endpoint is (?!.*(AKIA|word))/);
  }
});

test("plain HTTP is refused, unless for development, where it stands for the token service, too", () => {
  assert.match(refusal({ endpoint: "http://localhost:5000" }), /plain HTTP/);
  const endpoint = "https://vpce.example";
  assert.equal(awsKmsConfig({ ...SPEC, endpoint }, IRSA).stsEndpoint, undefined);
  assert.equal(awsKmsConfig({ ...SPEC, endpoint, development: true }, IRSA).stsEndpoint, endpoint);
});
