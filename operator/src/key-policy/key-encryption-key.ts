import { KeywardError } from "@keyward/core/errors/keyward-error";
import type { Secret as SecretBytes } from "@keyward/core/secret/secret";
import { SECRETS, type Secret } from "@keyward/kube/client/kinds";
import type { KubeClient } from "@keyward/kube/client/kube-client";
import type { Informer } from "@keyward/kube/informer/informer";
import { generateKeyEncryptionKey, parseKeyEncryptionKey } from "@keyward/provider-software/key-encryption-key";
import { createOrAdopt, OWN_SECRET, ownSecret, secretBytes } from "../caches/own-secret.ts";
import { isSealedSecret, POLICY_NAME } from "./sealed-secret.ts";

export const KEY_ENCRYPTION_KEY_SECRET = "keyward-key-encryption-key";
const FIELD = "key";

/** The key under which all sealed keys lie. It is made once, and never again while there is anything that it opens. */
export class KeyEncryptionKeys {
  readonly #secrets: Informer<Secret>;
  readonly #namespace: string;

  constructor(secrets: Informer<Secret>, namespace: string) {
    this.#secrets = secrets;
    this.#namespace = namespace;
  }

  /** Changes when the key may have changed; undefined: there is none. */
  get stamp(): string | undefined {
    return this.#secret?.metadata.resourceVersion;
  }

  /** Lends the key for one piece of work. @throws FAILED_PRECONDITION if there is none, or it has the wrong length */
  use<T>(work: (key: SecretBytes) => T): T {
    const bytes = this.#secret && secretBytes(this.#secret, FIELD);
    if (bytes === undefined) throw new KeywardError("FAILED_PRECONDITION", `Secret ${this.#path} holds no ${FIELD}`);
    using key = parseKeyEncryptionKey(bytes);
    return work(key);
  }

  /** Why nothing can be sealed or opened, and what to do; undefined: all is well. */
  get fault(): string | undefined {
    if (this.#secret === undefined) {
      const lost = this.#secrets.list().some(isSealedSecret);
      return lost ? `Secret ${this.#path} is gone, and sealed keys need it. Next: restore it from a backup` : undefined;
    }
    try {
      return this.use(() => undefined);
    } catch (error) {
      return `${(error as Error).message}. Next: restore Secret ${this.#path} from a backup`;
    }
  }

  /**
   * Makes it if there is none.
   * @returns false if it has to come through the cache first, or may not be made because sealed keys need the old one
   */
  async ensure(client: KubeClient): Promise<boolean> {
    if (this.#secret !== undefined) return true;
    // The cache may be behind; what is at stake are all keys there are.
    const labelSelector = `${OWN_SECRET.label}=${OWN_SECRET.value},${POLICY_NAME}`;
    const sealed = await client.list(SECRETS, { namespace: this.#namespace, labelSelector });
    if (sealed.items.length > 0) return false;
    using key = generateKeyEncryptionKey();
    const secret = key.use((bytes) =>
      ownSecret({
        namespace: this.#namespace,
        name: KEY_ENCRYPTION_KEY_SECRET,
        type: "keyward.dev/key-encryption-key",
        data: { [FIELD]: bytes },
      }),
    );
    await createOrAdopt(client, { ...secret, immutable: true });
    return false;
  }

  get #path(): string {
    return `${this.#namespace}/${KEY_ENCRYPTION_KEY_SECRET}`;
  }

  get #secret(): Secret | undefined {
    return this.#secrets.get(this.#path);
  }
}
