import { FIELD_MANAGER } from "@keyward/core/contract/names";
import type { Kind } from "@keyward/kube/client/kind";
import type { KubeClient } from "@keyward/kube/client/kube-client";
import type { Informer } from "@keyward/kube/informer/informer";
import { WEBHOOK_KINDS, type WebhookConfiguration } from "../caches/kinds.ts";

export interface CaBundleControllerOptions {
  /** In the order of WEBHOOK_KINDS. */
  readonly webhooks: readonly Informer<WebhookConfiguration>[];
  /** PEM of the authorities that vouch for the webhook; "" while there are none. */
  readonly bundle: () => string;
  /** Its writes are fenced. */
  readonly client: KubeClient;
}

/** Keeps the one field of the webhook configurations that cannot be known when they are installed. */
export class CaBundleController {
  readonly #options: CaBundleControllerOptions;

  constructor(options: CaBundleControllerOptions) {
    this.#options = options;
  }

  /** @param name of the configurations */
  readonly reconcile = async (name: string): Promise<void> => {
    const { webhooks, bundle, client } = this.#options;
    const wanted = Buffer.from(bundle()).toString("base64");
    if (wanted === "") return;
    for (const [index, informer] of webhooks.entries()) {
      const configuration = informer.get(name);
      const patch = configuration && planCaBundle(configuration, wanted);
      if (patch === undefined) continue;
      // Applied, not patched: the field manager owns this field and no other, so Helm and GitOps leave it alone.
      const kind = WEBHOOK_KINDS[index] as Kind<WebhookConfiguration>;
      await client.apply(kind, patch, { fieldManager: FIELD_MANAGER, force: true });
    }
  };
}

/** Pure. @returns what to apply, or undefined if every webhook has the bundle */
export function planCaBundle(seen: WebhookConfiguration, wanted: string): WebhookConfiguration | undefined {
  const { webhooks = [], metadata } = seen;
  if (webhooks.every((webhook) => webhook.clientConfig?.caBundle === wanted)) return undefined;
  return {
    metadata: { name: metadata.name },
    webhooks: webhooks.map(({ name }) => ({ name, clientConfig: { caBundle: wanted } })),
  };
}

/** Whether every webhook that there is verifies with this authority, too. @param pem of it */
export function holdsAuthority(webhooks: readonly Informer<WebhookConfiguration>[], pem: string): boolean {
  const entries = webhooks
    .flatMap((informer) => informer.list())
    .flatMap((configuration) => configuration.webhooks ?? []);
  return entries.every(({ clientConfig }) =>
    Buffer.from(clientConfig?.caBundle ?? "", "base64")
      .toString("utf8")
      .includes(pem),
  );
}
