import { BackendError } from "@keyward/core/backend/backend-error";
import type { OpenOptions } from "@keyward/core/backend/open-options";
import { quoteUrl } from "@keyward/core/text/quote";
import type { AzureKeyVaultBackend } from "@keyward/crds/types/backend/azure-key-vault";

/** How the vault gets to know who asks. */
export type AzureIdentity =
  | {
      readonly kind: "workload";
      readonly tenantId: string;
      readonly clientId: string;
      readonly tokenFile: string;
      readonly authorityHost: string | undefined;
    }
  | { readonly kind: "managed"; readonly clientId: string | undefined }
  | {
      readonly kind: "static";
      readonly tenantId: string;
      readonly clientId: string;
      readonly secret: { readonly name: string; readonly key: string };
      readonly authorityHost: string | undefined;
    };

export interface AzureConfig {
  /** Without a slash at its end. */
  readonly vaultUrl: string;
  readonly hsm: boolean;
  readonly development: boolean;
  readonly identity: AzureIdentity;
}

type Env = Readonly<Record<string, string | undefined>>;

/** @throws BackendError Misconfigured, with the field and what to write instead */
export function azureConfig(spec: AzureKeyVaultBackend, { development }: OpenOptions, env: Env): AzureConfig {
  const url = vaultUrl(spec.vaultUrl, development);
  const hsm = spec.hsm ?? false;
  return { vaultUrl: url, hsm, development, identity: identityOf(spec, development, env) };
}

function vaultUrl(text: string, development: boolean): string {
  const url = URL.parse(text);
  const plain = url !== null && url.pathname === "/" && url.search + url.hash + url.username + url.password === "";
  if (!plain) {
    throw misconfigured(
      `azureKeyVault.vaultUrl is ${quoteUrl(text)}; write the address of the vault alone, such as https://keyward.vault.azure.net`,
    );
  }
  if (url.protocol === "https:" || (url.protocol === "http:" && development)) return url.origin;
  throw misconfigured(`azureKeyVault.vaultUrl is ${quoteUrl(text)}; write https (http is for development: true only)`);
}

function identityOf(spec: AzureKeyVaultBackend, development: boolean, env: Env): AzureIdentity {
  const authorityHost = env.AZURE_AUTHORITY_HOST || undefined;
  if (spec.staticCredentials !== undefined) {
    if (!development) throw misconfigured(STATIC_REFUSED);
    const { tenantId, clientId, clientSecret: secret } = spec.staticCredentials;
    return { kind: "static", tenantId, clientId, secret, authorityHost };
  }
  const clientId = spec.clientId || env.AZURE_CLIENT_ID || undefined;
  const tokenFile = env.AZURE_FEDERATED_TOKEN_FILE;
  if (!tokenFile) return { kind: "managed", clientId };
  const tenantId = env.AZURE_TENANT_ID;
  if (!tenantId || !clientId) throw misconfigured(WORKLOAD_INCOMPLETE);
  return { kind: "workload", tenantId, clientId, tokenFile, authorityHost };
}

const STATIC_REFUSED =
  "azureKeyVault.staticCredentials is for development: true only. Next: remove it and let the operator's service account use " +
  "workload identity (docs/backends/azure-key-vault.md), or set development: true";

const WORKLOAD_INCOMPLETE =
  "the operator has a federated token but no tenant or client: AZURE_TENANT_ID and AZURE_CLIENT_ID (or azureKeyVault.clientId) are " +
  "needed. Next: annotate its service account with azure.workload.identity/client-id, and with azure.workload.identity/tenant-id " +
  "where it is not the cluster's";

function misconfigured(message: string): BackendError {
  return new BackendError("Misconfigured", message);
}
