import type { DeletedKey } from "@azure/keyvault-keys";
import { BackendError } from "@keyward/core/backend/backend-error";
import { isMissing } from "./errors.ts";
import type { VaultClient } from "./vault-client.ts";
import type { VaultKeyId } from "./vault-key.ts";

/** The vault takes some seconds to delete and to recover. */
const POLL_MS = 500;

/**
 * Deletes the key; the vault keeps it for as many days as it is set to, and it can be recovered. Where nobody wants to wait and the vault
 * lets the operator purge, it is gone at once.
 * @returns when it ends; undefined: it has ended
 */
export async function destroyKey(
  client: VaultClient,
  { name }: VaultKeyId,
  waitMs: number,
  signal: AbortSignal,
): Promise<number | undefined> {
  const deleted = (await deletedKey(client, name, signal)) ?? (await deleteKey(client, name, signal));
  if (deleted === undefined) return undefined;
  const { scheduledPurgeDate, recoveryLevel = "" } = deleted.properties;
  if (waitMs <= 0 && recoveryLevel.includes("Purgeable") && (await purge(client, name, signal))) return undefined;
  if (scheduledPurgeDate !== undefined) return scheduledPurgeDate.getTime();
  throw new BackendError(
    "Misconfigured",
    "Azure Key Vault: the key is deleted, but the vault has no date for its end. Next: turn on soft delete for the vault",
  );
}

export async function recoverKey({ keys, exchange }: VaultClient, { name }: VaultKeyId, signal: AbortSignal) {
  await exchange.run("recovering a key", signal, async (options) => {
    const poller = await keys.beginRecoverDeletedKey(name, { ...options, intervalInMs: POLL_MS });
    await poller.pollUntilDone(options);
  });
}

async function deleteKey({ keys, exchange }: VaultClient, name: string, signal: AbortSignal) {
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

async function deletedKey({ keys, exchange }: VaultClient, name: string, signal: AbortSignal) {
  try {
    return await exchange.run("reading a deleted key", signal, (options) => keys.getDeletedKey(name, options));
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

/** @returns whether it is gone; an identity that may not purge leaves it to the vault's own time */
async function purge({ keys, exchange }: VaultClient, name: string, signal: AbortSignal): Promise<boolean> {
  try {
    await exchange.run("purging a key", signal, (options) => keys.purgeDeletedKey(name, options));
    return true;
  } catch (error) {
    if (isMissing(error)) return true;
    if (error instanceof BackendError && error.fault === "Denied") return false;
    throw error;
  }
}
