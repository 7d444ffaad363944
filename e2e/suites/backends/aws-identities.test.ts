import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { type TestContext, test } from "node:test";
import type { BackendEnvironment } from "@keyward/core/backend/backend-environment";
import { openAwsKms } from "@keyward/provider-aws-kms/backend";
import { awsKmsConfig } from "@keyward/provider-aws-kms/config";
import { credentialSource } from "@keyward/provider-aws-kms/connection/credentials";

const SPEC = { region: "eu-central-1", development: false, timeoutMs: 10_000 };

/** What EKS runs on each node. @returns its address, and what it was asked */
async function podIdentityAgent(context: TestContext) {
  const asked: IncomingMessage[] = [];
  const server = createServer((request, response) => {
    asked.push(request);
    const Expiration = new Date(Date.now() + 3_600_000).toISOString();
    response.end(JSON.stringify({ AccessKeyId: "id", SecretAccessKey: "key", Token: "token", Expiration }));
  }).listen(0, "127.0.0.1");
  context.after(() => {
    server.closeAllConnections();
    server.close();
  });
  await once(server, "listening");
  return { asked, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1/credentials` };
}

/** Words that a person left in the process' own environment. */
function withWords(context: TestContext, words: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(words)) {
    process.env[name] = value;
    context.after(() => delete process.env[name]);
  }
}

function environmentOf(env: Readonly<Record<string, string>>): BackendEnvironment {
  return {
    nowMs: Date.now,
    env,
    readFile: async () => Buffer.from("a.projected.token"),
    secret: () => Promise.reject(new Error("no secret is needed")),
    log: () => {},
  };
}

test("pod identity asks the agent that the platform named, whatever else lies in the environment", async (context) => {
  const { url, asked } = await podIdentityAgent(context);
  withWords(context, {
    AWS_CONTAINER_AUTHORIZATION_TOKEN: "a token that stays the same",
    AWS_CONTAINER_CREDENTIALS_RELATIVE_URI: "/elsewhere",
    AWS_ACCESS_KEY_ID: "of somebody",
    AWS_SECRET_ACCESS_KEY: "of somebody",
  });
  const environment = environmentOf({ AWS_CONTAINER_CREDENTIALS_FULL_URI: url });
  const { accessKeyId } = await credentialSource(awsKmsConfig(SPEC, environment.env), environment)();
  assert.equal(accessKeyId, "id");
  assert.deepEqual(
    asked.map((request) => [request.url, request.headers.authorization]),
    [["/v1/credentials", undefined]],
  );
});

test("an address that the spec does not have is not asked, for keys and for credentials alike", async (context) => {
  const { url, asked } = await podIdentityAgent(context);
  withWords(context, { AWS_ENDPOINT_URL: new URL(url).origin });
  const pod = { AWS_CONTAINER_CREDENTIALS_FULL_URI: url };
  const irsa = { AWS_ROLE_ARN: "arn:aws:iam::123456789012:role/x", AWS_WEB_IDENTITY_TOKEN_FILE: "/var/run/token" };
  for (const env of [pod, irsa]) {
    // A region that there is not: nobody of AWS is asked, either.
    await using backend = await openAwsKms({ ...SPEC, region: "nowhere-1" }, environmentOf(env));
    await assert.rejects(backend.health(AbortSignal.timeout(60_000)));
  }
  assert.deepEqual(
    asked.map((request) => request.url),
    ["/v1/credentials"],
  );
});
