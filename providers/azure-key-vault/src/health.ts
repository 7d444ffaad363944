import type { BackendHealth } from "@keyward/core/backend/backend";
import type { VaultClient } from "./connection/vault-client.ts";

/** Asks for the first page of keys: one call that needs the right to list, which finding orphans needs as well. */
export async function azureHealth(
  { keys, exchange }: VaultClient,
  nowMs: () => number,
  signal: AbortSignal,
): Promise<BackendHealth> {
  const startMs = nowMs();
  await exchange.run("listing keys", signal, async (options) => {
    for await (const _page of keys.listPropertiesOfKeys(options).byPage({ maxPageSize: 1 })) return;
  });
  return { latencyMs: nowMs() - startMs, detail: `Azure Key Vault ${new URL(keys.vaultUrl).host}` };
}
