import type { Kind } from "@keyward/kube/client/kind";
import type { KubeObject } from "@keyward/kube/watch/kube-object";
import { Reflector } from "@keyward/kube/watch/reflector";
import type { Cluster } from "../cluster/provider.ts";
import { apiOf } from "../driver/api.ts";
import { PROFILE } from "./manifests.ts";

const CRYPTO_PROFILES: Kind = {
  group: "keyward.dev",
  version: "v1alpha1",
  plural: "cryptoprofiles",
  kind: "CryptoProfile",
  namespaced: true,
};

interface Profile extends KubeObject {
  readonly status?: {
    readonly observedGeneration?: number;
    readonly pods?: { readonly total: number; readonly current: number };
    readonly reload?: { readonly slowestMilliseconds: number };
  };
}

/** What status said when it first said that every pod is on a generation. */
export interface AllOn {
  /** Milliseconds since 1970. */
  readonly seenAtMs: number;
  readonly slowestMs: number;
}

/** Follows the status of the measured profile. */
export class ProfileWatch implements AsyncDisposable {
  readonly #reflector: Reflector<Profile>;
  readonly #listeners = new Set<(profile: Profile) => void>();
  #latest: Profile | undefined;

  private constructor(cluster: Cluster, namespace: string) {
    this.#reflector = new Reflector<Profile>({
      transport: apiOf(cluster).transport,
      resource: CRYPTO_PROFILES,
      selection: { namespace, fieldSelector: `metadata.name=${PROFILE}` },
      onEvent: ({ object }) => {
        this.#latest = object;
        for (const listener of this.#listeners) listener(object);
      },
    });
  }

  static async open(cluster: Cluster, namespace: string): Promise<ProfileWatch> {
    const watch = new ProfileWatch(cluster, namespace);
    await watch.#reflector.start().synced;
    return watch;
  }

  /** @returns the generation that all `pods` are on, once that is the newest */
  async whenCurrent(pods: number): Promise<number> {
    const profile = await this.#first((it) => allOn(it, it.metadata.generation, pods));
    return profile.metadata.generation ?? 0;
  }

  async whenAllOn(generation: number, pods: number): Promise<AllOn> {
    const { status } = await this.#first((it) => allOn(it, generation, pods) && it.status?.reload !== undefined);
    return { seenAtMs: Date.now(), slowestMs: status?.reload?.slowestMilliseconds ?? 0 };
  }

  async #first(accept: (profile: Profile) => boolean, deadlineMs = 60_000): Promise<Profile> {
    if (this.#latest !== undefined && accept(this.#latest)) return this.#latest;
    const { promise, resolve, reject } = Promise.withResolvers<Profile>();
    const listener = (profile: Profile) => accept(profile) && resolve(profile);
    const timer = setTimeout(() => reject(new Error(this.#behind(deadlineMs))), deadlineMs);
    this.#listeners.add(listener);
    try {
      return await promise;
    } finally {
      clearTimeout(timer);
      this.#listeners.delete(listener);
    }
  }

  #behind(deadlineMs: number): string {
    const { metadata, status } = this.#latest ?? {};
    return `not all pods on the newest generation within ${deadlineMs} ms: generation ${metadata?.generation}, status ${JSON.stringify(status)}`;
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.#reflector[Symbol.asyncDispose]();
  }
}

function allOn({ status }: Profile, generation: number | undefined, pods: number): boolean {
  return status?.observedGeneration === generation && status?.pods?.total === pods && status.pods.current === pods;
}
