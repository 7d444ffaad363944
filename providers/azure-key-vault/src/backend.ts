import type { KeyClientOptions } from "@azure/keyvault-keys";
import type { Backend } from "@keyward/core/backend/backend";
import type { BackendEnvironment } from "@keyward/core/backend/backend-environment";
import type { OpenOptions } from "@keyward/core/backend/open-options";
import type { AzureKeyVaultBackend } from "@keyward/crds/types/backend/azure-key-vault";
import { azureCapabilities } from "./capabilities.ts";
import { azureConfig } from "./config.ts";
import { BOUNDED_ANSWERS } from "./connection/bounded-answers.ts";
import { credentialOf, NO_RETRIES } from "./connection/credential.ts";
import { Exchange } from "./connection/exchange.ts";
import { VaultClient } from "./connection/vault-client.ts";
import { azureHealth } from "./health.ts";
import { AzureKeyAdmin } from "./key-admin.ts";
import { AzureKeyUse } from "./key-use.ts";

/**
 * Opens an Azure Key Vault or Managed HSM without a call to it; the SDK is loaded here for the first time.
 * @throws BackendError Misconfigured
 */
export async function openAzureKeyVault(
  spec: AzureKeyVaultBackend & OpenOptions,
  environment: BackendEnvironment,
): Promise<Backend> {
  const config = azureConfig(spec, spec, environment.env);
  const [identity, { KeyClient }] = await Promise.all([import("@azure/identity"), import("@azure/keyvault-keys")]);
  const credential = await credentialOf(config.identity, environment, identity);
  const keys = new KeyClient(config.vaultUrl, credential, clientOptions(config.development));
  const client = new VaultClient(keys, new Exchange(spec.timeoutMs));
  return {
    capabilities: azureCapabilities(config),
    admin: new AzureKeyAdmin(client, config, () => environment.nowMs()),
    use: new AzureKeyUse(client),
    health: (signal) => azureHealth(client, () => environment.nowMs(), signal),
    [Symbol.asyncDispose]: async () => undefined,
  };
}

export function clientOptions(development: boolean): KeyClientOptions {
  return {
    ...NO_RETRIES,
    additionalPolicies: BOUNDED_ANSWERS,
    allowInsecureConnection: development,
    // A vault of development has no name below that of the resource which its tokens are for.
    disableChallengeResourceVerification: development,
  };
}
