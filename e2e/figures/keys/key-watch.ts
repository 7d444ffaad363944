import type { CryptoKeyStatus } from "@keyward/crds/types/crypto-key";
import type { KubeClient } from "@keyward/kube/client/kube-client";
import { Informer } from "@keyward/kube/informer/informer";
import type { KubeObject } from "@keyward/kube/watch/kube-object";
import { KINDS } from "../../suites/crds/api-server.ts";

type Key = KubeObject & { readonly status?: CryptoKeyStatus };

const DEADLINE_MS = 30_000;

/** Follows one key, whether it is there yet or not. */
export class KeyWatch implements AsyncDisposable {
  readonly #informer: Informer<Key>;
  readonly #path: string;

  private constructor(informer: Informer<Key>, path: string) {
    this.#informer = informer;
    this.#path = path;
  }

  /** Fulfilled when the watch is on. */
  static async open(client: KubeClient, namespace: string, name: string): Promise<KeyWatch> {
    const informer = new Informer<Key>({
      transport: client.transport,
      resource: KINDS.CryptoKey,
      selection: { namespace, fieldSelector: `metadata.name=${name}` },
    }).start();
    await informer.synced;
    return new KeyWatch(informer, `${namespace}/${name}`);
  }

  get status(): CryptoKeyStatus {
    return this.#informer.get(this.#path)?.status ?? {};
  }

  /** @returns milliseconds from now until the status is as it should be. @throws Error after 30 s */
  async untilMs(isSo: (status: CryptoKeyStatus) => boolean): Promise<number> {
    const beganMs = performance.now();
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    const late = setTimeout(() => reject(new Error(`${this.#path}: ${JSON.stringify(this.status)}`)), DEADLINE_MS);
    const look = () => {
      if (isSo(this.status)) resolve();
    };
    const unwatch = this.#informer.addHandler({ add: look, update: look });
    try {
      await promise;
      return performance.now() - beganMs;
    } finally {
      clearTimeout(late);
      unwatch();
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#informer[Symbol.asyncDispose]();
  }
}
