import { API_GROUP, API_VERSION, INJECT } from "@keyward/core/contract/names";
import { quote } from "@keyward/core/text/quote";
import { Reflector } from "@keyward/kube/watch/reflector";
import type { ReflectorOptions, ReflectorState } from "@keyward/kube/watch/reflector-options";
import { objectPath, type Resource } from "@keyward/kube/watch/resource";
import type { KubeTransport } from "@keyward/kube/watch/transport";
import { DirectRead } from "./direct-read.ts";
import type { Directory } from "./directory.ts";
import { NamespaceLabels } from "./namespace-labels.ts";
import { ProfileNames } from "./profile-names.ts";

const PROFILES: Resource = { group: API_GROUP, version: API_VERSION, plural: "cryptoprofiles", namespaced: true };
const NAMESPACES: Resource = { group: "", version: "v1", plural: "namespaces", namespaced: false };

export interface WatchingDirectoryOptions {
  readonly transport: KubeTransport;
  readonly onState: (kind: string, state: ReflectorState) => void;
}

/** Answers from two watches, and asks the API server itself before it says that something is not there. */
export class WatchingDirectory implements Directory, AsyncDisposable {
  readonly #profiles = new ProfileNames();
  readonly #labels = new NamespaceLabels();
  readonly #direct: DirectRead;
  readonly #reflectors: readonly Reflector[];
  #synced = false;

  constructor({ transport, onState }: WatchingDirectoryOptions) {
    const watch = (resource: Resource, more: Partial<ReflectorOptions>): Reflector =>
      new Reflector({
        transport,
        resource,
        metadataOnly: true,
        onState: (state) => onState(resource.plural, state),
        ...more,
      });
    this.#direct = new DirectRead(transport);
    this.#reflectors = [
      watch(PROFILES, { onEvent: (event) => this.#profiles.take(event) }),
      watch(NAMESPACES, { selection: { labelSelector: INJECT }, onEvent: (event) => this.#labels.take(event) }),
    ];
  }

  /** Whether both lists were read once; from then on the watches keep them. */
  get synced(): boolean {
    return this.#synced;
  }

  start(signal: AbortSignal): this {
    const lists = this.#reflectors.map((reflector) => reflector.start(signal).synced);
    Promise.all(lists).then(
      () => {
        this.#synced = true;
      },
      // Stopped before the first list: nobody asks any more.
      () => {},
    );
    return this;
  }

  async namespaceDefault(namespace: string): Promise<string | undefined> {
    const known = this.#labels.get(namespace);
    if (known !== undefined) return known;
    const path = objectPath(NAMESPACES, { name: namespace });
    return (await this.#direct.get(path, `namespace ${quote(namespace)}`))?.metadata.labels?.[INJECT];
  }

  async refusal(namespace: string, profile: string): Promise<string | undefined> {
    if (this.#profiles.has(namespace, profile)) return undefined;
    const what = `CryptoProfile ${quote(profile)} in namespace ${quote(namespace)}`;
    const found = await this.#direct.get(objectPath(PROFILES, { namespace, name: profile }), what);
    if (found === undefined) return this.#missing(what, namespace);
    if (found.metadata.deletionTimestamp === undefined) return undefined;
    return `${what} is being deleted and takes no new pods: name another in annotation ${INJECT}`;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all(this.#reflectors.map((reflector) => reflector[Symbol.asyncDispose]()));
  }

  #missing(what: string, namespace: string): string {
    const names = this.#profiles.listed(namespace);
    const others = names === "" ? "there is none at all in that namespace" : `there are: ${names}`;
    return `no ${what}; ${others}. Create it, or change annotation ${INJECT}`;
  }
}
