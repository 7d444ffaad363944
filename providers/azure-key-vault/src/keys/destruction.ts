import type { DeletedKey } from "@azure/keyvault-keys";
import { BackendError } from "@keyward/core/backend/backend-error";
import type { VaultClient } from "../connection/vault-client.ts";
import { isMissing } from "../errors.ts";
import type { VaultKeyId } from "./vault-key.ts";

/** The vault takes some seconds to delete and to recover. */
const POLL_MS = 500;

/**
 * Deletes the key; the vault keeps it for as many days as it is set to, and it can be recovered. It is never purged: an operator that may
 * not purge cannot be made to.
 * @returns when it ends; undefined: it is gone already
 */
export async function deleteKey(
  client: VaultClient,
  { name }: VaultKeyId,
  signal: AbortSignal,
): Promise<number | undefined> {
  const deleted = await deletion(client, name, signal);
  if (deleted === undefined) return undefined;
  const { scheduledPurgeDate } = deleted.properties;
  if (scheduledPurgeDate !== undefined) return scheduledPurgeDate.getTime();
  throw new BackendError(
    "Misconfigured",
    "Azure Key Vault: the key is deleted, but the vault has no date for its end. Next: turn on soft delete for the vault",
  );
}

export async function recoverKey(
  { keys, exchange }: VaultClient,
  { name }: VaultKeyId,
  signal: AbortSignal,
): Promise<void> {
  await exchange.run("recovering a key", signal, async (options) => {
    const poller = await keys.beginRecoverDeletedKey(name, { ...options, intervalInMs: POLL_MS });
    await poller.pollUntilDone(options);
  });
}

async function deletion({ keys, exchange }: VaultClient, name: string, signal: AbortSignal) {
  try {
    return await exchange.run("deleting a key", signal, async (options): Promise<DeletedKey> => {
      const poller = await keys.beginDeleteKey(name, { ...options, intervalInMs: POLL_MS });
      return poller.pollUntilDone(options);
    });
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}
