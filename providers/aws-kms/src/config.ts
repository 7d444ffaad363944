import type { BackendEnvironment } from "@keyward/core/backend/backend-environment";
import { BackendError } from "@keyward/core/backend/backend-error";
import type { OpenOptions } from "@keyward/core/backend/open-options";
import { quoteUrl } from "@keyward/core/text/quote";
import type { AwsKmsBackend, AwsStaticCredentials } from "@keyward/crds/types/backend/aws-kms";

/** Where credentials come from. The SDK's own search, which takes whatever lies in environment or home folder, is never asked. */
export type IdentitySource =
  | { readonly kind: "web-identity"; readonly roleArn: string; readonly tokenFile: string }
  | { readonly kind: "pod-identity"; readonly url: string; readonly tokenFile: string | undefined }
  | { readonly kind: "static"; readonly credentials: AwsStaticCredentials };

export interface AwsKmsConfig {
  readonly region: string;
  readonly endpoint: string | undefined;
  /** Of the security token service; undefined: the region's own. */
  readonly stsEndpoint: string | undefined;
  readonly identity: IdentitySource;
  readonly roleArn: string | undefined;
  readonly aliasPrefix: string;
  readonly multiRegion: boolean;
  readonly timeoutMs: number;
}

/** @throws Misconfigured that says what to change */
export function awsKmsConfig(spec: AwsKmsBackend & OpenOptions, env: BackendEnvironment["env"]): AwsKmsConfig {
  const { development } = spec;
  const endpoint = endpointOf(spec);
  return Object.freeze({
    region: spec.region,
    endpoint,
    // What stands for AWS in development stands for all of it.
    stsEndpoint: development ? endpoint : undefined,
    identity: identityOf(spec, env),
    roleArn: spec.roleArn,
    aliasPrefix: spec.aliasPrefix ?? "alias/keyward",
    multiRegion: spec.multiRegion ?? false,
    timeoutMs: spec.timeoutMs,
  });
}

/** An access key in an address would be a static credential that nothing tells of. */
function endpointOf({ endpoint, development }: AwsKmsBackend & OpenOptions): string | undefined {
  if (endpoint === undefined) return undefined;
  const url = URL.parse(endpoint);
  if (url === null || url.search + url.hash + url.username + url.password !== "") {
    throw misconfigured(`endpoint is ${quoteUrl(endpoint)}; write an address such as https://kms.example.com`);
  }
  if (url.protocol === "https:" || development) return endpoint;
  throw misconfigured("endpoint speaks plain HTTP, which only development: true permits; use https");
}

function identityOf(
  { staticCredentials, development }: AwsKmsBackend & OpenOptions,
  env: BackendEnvironment["env"],
): IdentitySource {
  if (staticCredentials !== undefined) {
    if (development) return { kind: "static", credentials: staticCredentials };
    throw misconfigured(
      "staticCredentials are refused without development: true; remove them and bind the operator's service account to a role " +
        "(IRSA or EKS pod identity)",
    );
  }
  const managed = managedIdentity(env);
  if (managed !== undefined) return managed;
  throw misconfigured(
    "the operator has no AWS identity: bind its service account to a role, so that AWS_ROLE_ARN and AWS_WEB_IDENTITY_TOKEN_FILE (IRSA) " +
      "or AWS_CONTAINER_CREDENTIALS_FULL_URI (pod identity) are set; access keys in the environment are not used",
  );
}

function managedIdentity(env: BackendEnvironment["env"]): IdentitySource | undefined {
  const { AWS_ROLE_ARN: roleArn, AWS_WEB_IDENTITY_TOKEN_FILE: tokenFile } = env;
  if (roleArn && tokenFile) return { kind: "web-identity", roleArn, tokenFile };
  const url = env.AWS_CONTAINER_CREDENTIALS_FULL_URI;
  if (url) return { kind: "pod-identity", url, tokenFile: env.AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE };
  return undefined;
}

function misconfigured(message: string): BackendError {
  return new BackendError("Misconfigured", `AWS KMS: ${message}`);
}
