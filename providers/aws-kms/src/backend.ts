import type { Backend } from "@keyward/core/backend/backend";
import type { BackendEnvironment } from "@keyward/core/backend/backend-environment";
import type { OpenOptions } from "@keyward/core/backend/open-options";
import type { AwsKmsBackend } from "@keyward/crds/types/backend/aws-kms";
import { AWS_KMS_CAPABILITIES } from "./capabilities.ts";
import { type AwsKmsConfig, awsKmsConfig } from "./config.ts";
import { boundAnswers } from "./connection/bounded-answers.ts";
import { AwsCalls } from "./connection/calls.ts";
import { type CredentialSource, credentialSource } from "./connection/credentials.ts";
import { awsHealth } from "./health.ts";
import { AwsKeyAdmin } from "./key-admin.ts";
import { AwsKeyUse } from "./key-use.ts";

/** As many as a backend has calls in flight by default; the others wait for a free one. */
const MAX_SOCKETS = 256;

/**
 * Opens AWS KMS. Nothing is asked yet: health() says whether it is there.
 * @throws Misconfigured for static credentials or plain HTTP outside of development, and where there is no identity
 */
export async function openAwsKms(spec: AwsKmsBackend & OpenOptions, environment: BackendEnvironment): Promise<Backend> {
  const config = awsKmsConfig(spec, environment.env);
  const calls = new AwsCalls(await client(config, credentialSource(config, environment)), config.timeoutMs);
  const nowMs = () => environment.nowMs();
  return {
    capabilities: AWS_KMS_CAPABILITIES,
    admin: new AwsKeyAdmin(calls, config, nowMs),
    use: new AwsKeyUse(calls),
    health: (signal) => awsHealth(calls, config.region, nowMs, signal),
    [Symbol.asyncDispose]: async () => calls.close(),
  };
}

/** The SDK is large: only who has such a backend loads it. */
async function client({ region, endpoint, timeoutMs }: AwsKmsConfig, credentials: CredentialSource) {
  const { KMS } = await import("@aws-sdk/client-kms");
  const kms = new KMS({
    region,
    credentials,
    // An address of the environment or of a file in a home folder has passed no rule of ours.
    ignoreConfiguredEndpointUrls: true,
    // Whoever calls has the deadline and tries again.
    maxAttempts: 1,
    requestHandler: {
      connectionTimeout: timeoutMs,
      httpAgent: { keepAlive: true, maxSockets: MAX_SOCKETS },
      httpsAgent: { keepAlive: true, maxSockets: MAX_SOCKETS },
    },
    ...(endpoint === undefined ? {} : { endpoint }),
  });
  boundAnswers(kms);
  return kms;
}
