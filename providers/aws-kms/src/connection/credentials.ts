import type { BackendEnvironment } from "@keyward/core/backend/backend-environment";
import type { AwsKmsConfig, IdentitySource } from "../config.ts";
import { awsError } from "../errors.ts";
import { boundAnswers } from "./bounded-answers.ts";
import type { CallOptions } from "./calls.ts";

export interface AwsCredentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string | undefined;
  readonly expiration?: Date | undefined;
}

/** The SDK asks again when they are about to expire. */
export type CredentialSource = () => Promise<AwsCredentials>;

const SESSION_NAME = "keyward-operator";

/** @returns credentials of the configured identity, of the further role where one is named */
export function credentialSource(config: AwsKmsConfig, environment: BackendEnvironment): CredentialSource {
  const own = ownCredentials(config, environment);
  const { roleArn } = config;
  return roleArn === undefined ? own : async () => assumeRole(config, roleArn, await own());
}

function ownCredentials(config: AwsKmsConfig, environment: BackendEnvironment): CredentialSource {
  const { identity } = config;
  switch (identity.kind) {
    case "static":
      return () => staticCredentials(identity, environment);
    case "web-identity":
      return () => byWebIdentity(config, identity, environment);
    case "pod-identity":
      return () => byPodIdentity(config, identity);
  }
}

async function staticCredentials(
  { credentials }: Extract<IdentitySource, { kind: "static" }>,
  environment: BackendEnvironment,
): Promise<AwsCredentials> {
  const [accessKeyId, secretAccessKey] = await Promise.all([
    environment.secret(credentials.accessKeyId),
    environment.secret(credentials.secretAccessKey),
  ]);
  return { accessKeyId: textOf(accessKeyId), secretAccessKey: textOf(secretAccessKey) };
}

/** The file is read each time: the kubelet puts a new token there before the old one ends. */
async function byWebIdentity(
  config: AwsKmsConfig,
  { roleArn, tokenFile }: Extract<IdentitySource, { kind: "web-identity" }>,
  environment: BackendEnvironment,
): Promise<AwsCredentials> {
  const token = textOf(await environment.readFile(tokenFile));
  return withSts(config, undefined, "AssumeRoleWithWebIdentity", (sts, { AssumeRoleWithWebIdentityCommand }, options) =>
    sts.send(
      new AssumeRoleWithWebIdentityCommand({
        RoleArn: roleArn,
        RoleSessionName: SESSION_NAME,
        WebIdentityToken: token,
      }),
      options,
    ),
  );
}

async function byPodIdentity(
  { timeoutMs }: AwsKmsConfig,
  { url, tokenFile }: Extract<IdentitySource, { kind: "pod-identity" }>,
): Promise<AwsCredentials> {
  const { fromHttp } = await import("@aws-sdk/credential-provider-http");
  const provide = fromHttp({
    awsContainerCredentialsFullUri: url,
    awsContainerAuthorizationTokenFile: tokenFile,
    // What is not given here would be looked for in the environment, where somebody's own may lie.
    awsContainerCredentialsRelativeUri: "",
    awsContainerAuthorizationToken: "",
    maxRetries: 0,
    timeout: timeoutMs,
  });
  return provide();
}

function assumeRole(config: AwsKmsConfig, roleArn: string, credentials: AwsCredentials): Promise<AwsCredentials> {
  return withSts(config, credentials, "AssumeRole", (sts, { AssumeRoleCommand }, options) =>
    sts.send(new AssumeRoleCommand({ RoleArn: roleArn, RoleSessionName: SESSION_NAME }), options),
  );
}

type StsModule = typeof import("@aws-sdk/nested-clients/sts");
type StsClient = InstanceType<StsModule["STSClient"]>;

interface StsAnswer {
  readonly Credentials?:
    | {
        readonly AccessKeyId: string | undefined;
        readonly SecretAccessKey: string | undefined;
        readonly SessionToken: string | undefined;
        readonly Expiration: Date | undefined;
      }
    | undefined;
}

async function withSts(
  { region, stsEndpoint, timeoutMs }: AwsKmsConfig,
  credentials: AwsCredentials | undefined,
  action: string,
  ask: (sts: StsClient, module: StsModule, options: CallOptions) => Promise<StsAnswer>,
): Promise<AwsCredentials> {
  const module = await import("@aws-sdk/nested-clients/sts");
  // Without credentials of its own the web identity is what signs for it.
  const identity = credentials ?? { accessKeyId: "", secretAccessKey: "" };
  const sts = new module.STSClient({
    region,
    maxAttempts: 1,
    credentials: identity,
    ignoreConfiguredEndpointUrls: true,
    ...(stsEndpoint === undefined ? {} : { endpoint: stsEndpoint }),
  });
  boundAnswers(sts);
  try {
    // Every call waits for the same credentials: one that hung would hold back all that follow.
    return credentialsOf(await ask(sts, module, { abortSignal: AbortSignal.timeout(timeoutMs) }));
  } catch (error) {
    throw awsError(error, { service: "sts", action });
  } finally {
    sts.destroy();
  }
}

function credentialsOf({ Credentials }: StsAnswer): AwsCredentials {
  const { AccessKeyId, SecretAccessKey, SessionToken, Expiration } = Credentials ?? {};
  if (!AccessKeyId || !SecretAccessKey) throw new Error("no credentials in the answer");
  return {
    accessKeyId: AccessKeyId,
    secretAccessKey: SecretAccessKey,
    sessionToken: SessionToken,
    expiration: Expiration,
  };
}

function textOf(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("utf8").trim();
}
