import { API_GROUP } from "@keyward/core/contract/names";
import { SECRETS, type Secret } from "@keyward/kube/client/kinds";
import { openDataKey } from "@keyward/provider-software/data-keys/data-key-envelope";
import type { DataKeys, OpenDataKey } from "@keyward/provider-software/data-keys/data-keys";
import { parseKeyEncryptionKey } from "@keyward/provider-software/data-keys/key-encryption-key";
import type { Ground } from "./ground.ts";

const PREFIX = "keyward-data-key-";

export interface OperatorDataKeys extends DataKeys {
  /** The backend that the data key is of. */
  readonly home: string;
}

/** The one data key that the operator made, opened as the operator opens it. @throws Error where there is none */
export async function operatorDataKeys({
  client,
  operatorNamespace: namespace,
  clusterId,
}: Ground): Promise<OperatorDataKeys> {
  const { items } = await client.list(SECRETS, { namespace, labelSelector: `${API_GROUP}/data-key` });
  const [wrapped] = items;
  if (wrapped === undefined) throw new Error("the operator made no data key");
  const id = wrapped.metadata.name.slice(PREFIX.length);
  using kek = parseKeyEncryptionKey(
    bytesOf(await client.get(SECRETS, { namespace, name: "keyward-key-encryption-key" }), "key"),
  );
  const opened = openDataKey(kek, bytesOf(wrapped, "wrapped"), `${API_GROUP}/data-key/${clusterId}/${id}`);
  const dataKey: OpenDataKey = { id, key: opened };
  return {
    home: wrapped.metadata.annotations?.[`${API_GROUP}/backend`] ?? "",
    current: async () => dataKey,
    byId: async (wanted) => (wanted === id ? dataKey : undefined),
  };
}

function bytesOf({ data, metadata }: Secret, field: string): Buffer {
  const text = data?.[field];
  if (text === undefined) throw new Error(`Secret ${metadata.name} has no field ${field}`);
  return Buffer.from(text, "base64");
}
