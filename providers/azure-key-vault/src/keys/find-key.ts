import type { KeyProperties } from "@azure/keyvault-keys";
import { BackendError } from "@keyward/core/backend/backend-error";
import type { BackendKey, KeySpec } from "@keyward/core/backend/key-admin";
import { type KeyOwner, ownerPath } from "@keyward/core/backend/key-owner";
import type { VaultClient } from "../connection/vault-client.ts";
import { nameOf } from "../owner/owner-tags.ts";
import { backendKeyOf } from "./vault-key.ts";

/**
 * The key that was made for this owner before.
 * @throws BackendError Misconfigured if a key of its name is somebody else's, or of another algorithm
 */
export async function findKey(
  client: VaultClient,
  { algorithm }: Pick<KeySpec, "algorithm">,
  owner: KeyOwner,
  signal: AbortSignal,
): Promise<BackendKey | undefined> {
  const name = nameOf(owner);
  const key = await oldestVersion(client, name, signal);
  if (key === undefined) return undefined;
  if (key.owner !== undefined && ownerPath(key.owner) === ownerPath(owner) && key.algorithm === algorithm) return key;
  throw new BackendError(
    "Misconfigured",
    `Azure Key Vault: key ${name} is there, but its tags or its algorithm are not those of this version. Next: look who changed them, ` +
      "and put the tags back or delete the key",
  );
}

/** The version of a key in the vault that counts. @returns undefined where there is no such key */
export async function oldestVersion(
  { keys, exchange }: VaultClient,
  name: string,
  signal: AbortSignal,
): Promise<BackendKey | undefined> {
  const version = await exchange.run("looking for a key", signal, async (options) => {
    const versions: KeyProperties[] = [];
    try {
      for await (const it of keys.listPropertiesOfKeyVersions(name, options)) versions.push(it);
    } catch (error) {
      if ((error as { statusCode?: number }).statusCode !== 404) throw error;
    }
    return oldest(versions);
  });
  if (version === undefined) return undefined;
  const found = await exchange.run("reading a key", signal, (options) => keys.getKey(name, { ...options, version }));
  return backendKeyOf(found);
}

/** Times have seconds only, so that the name of the version decides among equals: every operator decides alike. */
function oldest(versions: readonly KeyProperties[]): string | undefined {
  const order = (one: KeyProperties, two: KeyProperties) =>
    (one.createdOn?.getTime() ?? 0) - (two.createdOn?.getTime() ?? 0) || (one.version! < two.version! ? -1 : 1);
  return [...versions].sort(order)[0]?.version;
}
