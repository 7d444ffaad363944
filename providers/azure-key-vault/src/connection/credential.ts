import type { TokenCredential } from "@azure/identity";
import type { BackendEnvironment } from "@keyward/core/backend/backend-environment";
import { BackendError } from "@keyward/core/backend/backend-error";
import { textOf } from "@keyward/core/text/json-object";
import type { AzureIdentity } from "../config.ts";

/** The caller has the deadline and repeats what may be repeated: a client that tries again by itself would hide both. */
export const NO_RETRIES = { retryOptions: { maxRetries: 0 } } as const;

type IdentityModule = typeof import("@azure/identity");

/**
 * One way to sign in, never a chain of them: a chain would take whatever it finds, such as somebody's own login. The authority of the
 * environment is the cluster's own, so it is not looked up at a public one first, which closed clouds do not reach.
 */
export async function credentialOf(
  identity: AzureIdentity,
  environment: BackendEnvironment,
  { ClientSecretCredential, ManagedIdentityCredential, WorkloadIdentityCredential }: IdentityModule,
): Promise<TokenCredential> {
  if (identity.kind === "managed") {
    return new ManagedIdentityCredential({
      ...NO_RETRIES,
      ...(identity.clientId === undefined ? {} : { clientId: identity.clientId }),
    });
  }
  const { tenantId, clientId, authorityHost } = identity;
  const authority = authorityHost === undefined ? {} : { authorityHost };
  const options = { ...NO_RETRIES, ...authority, disableInstanceDiscovery: true };
  if (identity.kind === "workload") {
    return new WorkloadIdentityCredential({ ...options, tenantId, clientId, tokenFilePath: identity.tokenFile });
  }
  const bytes = await environment.secret(identity.secret);
  const secret = textOf(bytes, "the client secret").trim();
  if (secret === "")
    throw new BackendError("Misconfigured", `Secret ${identity.secret.name} has an empty client secret`);
  return new ClientSecretCredential(tenantId, clientId, secret, options);
}
