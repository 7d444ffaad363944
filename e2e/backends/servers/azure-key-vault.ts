import { getCACertificates, setDefaultCACertificates } from "node:tls";
import { openAzureKeyVault } from "@keyward/provider-azure-key-vault/backend";
import type { BackendServer } from "../server.ts";
import { VaultServer } from "./azure-key-vault/server.ts";

const TENANT = "6a9c1a3e-52a1-4e86-9d5c-2f0e6b1f4a01";
const CLIENT = "0f5f3d0c-8f3a-4d0e-9f44-5b8a7c1f2b02";
const TIMEOUT_MS = 100_000;

/** A server of ours, as no emulator of a Key Vault can be had from a registry; reached by the SDK over TLS with a federated token. */
export async function start(): Promise<BackendServer> {
  const server = await startVaultServer();
  return {
    detail: "our server of the Key Vault REST API, 2025-07-01",
    open: () => server.open(),
    stop: () => server.stop(),
    cut: () => server.stop(),
  };
}

export interface RunningVault {
  readonly vault: VaultServer;
  /** @param opener another than that of the sources */
  open(opener?: typeof openAzureKeyVault): ReturnType<typeof openAzureKeyVault>;
  stop(): Promise<void>;
}

/** @param options of the vault that differ from those of a new one */
export async function startVaultServer(
  options: { readonly purgeable?: boolean; readonly recoverableDays?: number } = {},
): Promise<RunningVault> {
  const clientSecret = "a secret of development";
  const identity = { tenantId: TENANT, clientId: CLIENT, clientSecret, federatedToken: () => "none" };
  const vault = await VaultServer.start({ ...options, identity });
  // The SDK has no setting for authorities: it trusts those of the process.
  setDefaultCACertificates([...getCACertificates(), vault.ca]);
  const staticCredentials = { tenantId: TENANT, clientId: CLIENT, clientSecret: { name: "azure", key: "secret" } };
  return {
    vault,
    open: (opener = openAzureKeyVault) =>
      opener(
        { vaultUrl: vault.url, staticCredentials, development: true, timeoutMs: TIMEOUT_MS },
        {
          nowMs: () => Date.now(),
          env: { AZURE_AUTHORITY_HOST: vault.url },
          readFile: async (path) => Promise.reject(new Error(`no file ${path}`)),
          secret: async () => Buffer.from(clientSecret),
          log: () => undefined,
        },
      ),
    stop: () => vault[Symbol.asyncDispose](),
  };
}
