import { API_GROUP } from "@keyward/core/contract/names";
import { SECRETS, type Secret } from "@keyward/kube/client/kinds";
import type { KubeClient } from "@keyward/kube/client/kube-client";
import { isAlreadyExists } from "@keyward/kube/watch/kube-error";

/** Every Secret that the operator makes bears it, so that it need not watch those of others. */
export const OWN_SECRET = { label: `${API_GROUP}/managed`, value: "operator" } as const;

export interface NewSecret {
  readonly namespace: string;
  readonly name: string;
  readonly type: string;
  readonly labels?: Readonly<Record<string, string>>;
  readonly annotations?: Readonly<Record<string, string>>;
  readonly data: Readonly<Record<string, string | Uint8Array>>;
}

/** The Secret as it is sent; values become base64. */
export function ownSecret({ namespace, name, type, labels, annotations, data }: NewSecret): Secret {
  return {
    metadata: {
      namespace,
      name,
      labels: { ...labels, [OWN_SECRET.label]: OWN_SECRET.value },
      ...(annotations && { annotations: { ...annotations } }),
    },
    type,
    data: Object.fromEntries(Object.entries(data).map(([key, value]) => [key, Buffer.from(value).toString("base64")])),
  };
}

/**
 * Creates it, and never replaces one that is there: whoever was first wins. One that lost its label is labelled again, so
 * that the cache shows it and the next reconcile judges it.
 * @returns whether it was created
 */
export async function createOrAdopt(client: KubeClient, secret: Secret): Promise<boolean> {
  try {
    await client.create(SECRETS, secret);
    return true;
  } catch (error) {
    if (!isAlreadyExists(error)) throw error;
    const labels = { [OWN_SECRET.label]: OWN_SECRET.value };
    await client.patch(SECRETS, secret.metadata, { type: "merge", body: { metadata: { labels } } });
    return false;
  }
}

/** @returns the bytes under that key, or undefined; what is no base64 gives what Node makes of it */
export function secretBytes(secret: Secret, key: string): Buffer | undefined {
  const text = secret.data?.[key];
  return text === undefined ? undefined : Buffer.from(text, "base64");
}

export function secretText(secret: Secret, key: string): string | undefined {
  return secretBytes(secret, key)?.toString("utf8");
}
