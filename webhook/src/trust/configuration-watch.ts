import type { KubeObject, ObjectEvent } from "@keyward/kube/watch/kube-object";
import { Reflector } from "@keyward/kube/watch/reflector";
import type { ReflectorState } from "@keyward/kube/watch/reflector-options";
import type { Resource } from "@keyward/kube/watch/resource";
import type { KubeTransport } from "@keyward/kube/watch/transport";
import { leadsTo } from "./chain.ts";

const CONFIGURATIONS: Resource = {
  group: "admissionregistration.k8s.io",
  version: "v1",
  plural: "mutatingwebhookconfigurations",
  namespaced: false,
};

interface Configuration extends KubeObject {
  readonly webhooks?: readonly { readonly clientConfig?: { readonly caBundle?: string } }[];
}

export interface ConfigurationWatchOptions {
  readonly transport: KubeTransport;
  /** Of the MutatingWebhookConfiguration. */
  readonly name: string;
  readonly onState: (kind: string, state: ReflectorState) => void;
}

/** Knows which authorities the API server trusts when it calls us. */
export class ConfigurationWatch implements AsyncDisposable {
  readonly #name: string;
  readonly #reflector: Reflector<Configuration>;
  /** PEM for each entry; undefined: there is no such configuration, or it was not read yet. */
  #bundles: readonly string[] | undefined;

  constructor({ transport, name, onState }: ConfigurationWatchOptions) {
    this.#name = name;
    this.#reflector = new Reflector<Configuration>({
      transport,
      resource: CONFIGURATIONS,
      selection: { fieldSelector: `metadata.name=${name}` },
      onEvent: (event) => this.#take(event),
      onState: (state) => onState(CONFIGURATIONS.plural, state),
    });
  }

  start(signal: AbortSignal): this {
    // A stop before the first list is no fault.
    this.#reflector.start(signal).synced.catch(() => {});
    return this;
  }

  /** @returns why the API server would break off the handshake, or undefined if it would not */
  distrust(certificate: Buffer): string | undefined {
    const where = `MutatingWebhookConfiguration ${this.#name}`;
    if (this.#bundles === undefined) return `${where} is not there, or was not read yet`;
    const served = certificate.toString("utf8");
    if (this.#bundles.every((bundle) => leadsTo(served, bundle))) return undefined;
    return `the API server would not trust the certificate: its authority is not in the caBundle of ${where}`;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#reflector[Symbol.asyncDispose]();
  }

  #take({ type, object }: ObjectEvent<Configuration>): void {
    if (type === "DELETED") this.#bundles = undefined;
    else
      this.#bundles = (object.webhooks ?? []).map(({ clientConfig }) =>
        Buffer.from(clientConfig?.caBundle ?? "", "base64").toString("utf8"),
      );
  }
}
