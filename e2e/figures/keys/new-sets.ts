import { createHash } from "node:crypto";
import { API_GROUP } from "@keyward/core/contract/names";
import { SECRETS } from "@keyward/kube/client/kinds";
import type { KubeClient } from "@keyward/kube/client/kube-client";
import type { SealedStore, SetName } from "@keyward/provider-software/sets/sealed-store";
import { setPath } from "@keyward/provider-software/sets/sealed-store";

/** Sealed sets of keys that were made a moment ago, as the operator stores them: there is none to read, and one write each. */
export class NewSets implements SealedStore {
  readonly #client: KubeClient;
  readonly #namespace: string;

  /** @param namespace the operator's own */
  constructor(client: KubeClient, namespace: string) {
    this.#client = client;
    this.#namespace = namespace;
  }

  async read(): Promise<undefined> {}

  async write(name: SetName, bytes: Uint8Array): Promise<void> {
    const digest = createHash("sha256").update(setPath(name)).digest("hex");
    const labels = {
      [`${API_GROUP}/key-namespace`]: name.namespace,
      [`${API_GROUP}/key-uid`]: name.keyUid,
      [`${API_GROUP}/managed`]: "sealed-set",
    };
    await this.#client.create(SECRETS, {
      metadata: { namespace: this.#namespace, name: `keyward-set-${digest.slice(0, 32)}`, labels },
      type: `${API_GROUP}/sealed-set`,
      data: { set: Buffer.from(bytes).toString("base64") },
    });
  }

  async delete(): Promise<void> {
    throw new Error("a new set is not deleted");
  }

  async *list(): AsyncIterable<SetName> {}

  expected() {
    return { revision: 0, ending: false };
  }
}
