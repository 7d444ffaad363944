import { API_GROUP } from "@keyward/core/contract/names";
import { rotationOf } from "@keyward/crds/compile/rotation";
import type { KeyVersion } from "@keyward/crds/types/crypto-key";
import type { TrustBundleRules } from "@keyward/crds/types/policy/publication";
import { CONFIG_MAPS } from "@keyward/kube/client/kinds";
import type { KubeClient } from "@keyward/kube/client/kube-client";
import type { EventRecorder } from "@keyward/kube/events/event-recorder";
import type { Informer } from "@keyward/kube/informer/informer";
import type { ReconcileResult } from "@keyward/kube/queue/controller-options";
import { isAlreadyExists, isInvalid } from "@keyward/kube/watch/kube-error";
import type { PolicyObject } from "../caches/kinds.ts";
import { nextChangeMs } from "./published-versions.ts";
import { bundleText, chainText, type TrustBundle, trustBundleOf } from "./trust-bundle.ts";

export interface TrustBundleControllerOptions {
  readonly policies: Informer<PolicyObject>;
  /** Versions of the policy's own CryptoKey. @param key `namespace/name` of the policy */
  readonly versionsOf: (key: string) => readonly KeyVersion[];
  /** Its writes are fenced. */
  readonly client: Pick<KubeClient, "create" | "patch">;
  readonly events: EventRecorder;
  readonly nowEpochMs: () => number;
}

/** Where certificates between root and issued ones lie, beside the roots. */
const CHAIN_KEY = "intermediates.pem";
const DEFAULT_KEY = "ca.crt";
const POLICY_LABEL = `${API_GROUP}/policy`;
/** What others change in the ConfigMap is put right by then. */
const REPAIR_MS = 10 * 60_000;

/** Keeps a ConfigMap with the roots of an authority, for whoever verifies without Keyward. */
export class TrustBundleController {
  readonly #options: TrustBundleControllerOptions;
  /** What was written last, by policy: most reconciles have nothing to say. */
  readonly #written = new Map<string, { readonly stamp: string; readonly atMs: number }>();

  constructor(options: TrustBundleControllerOptions) {
    this.#options = options;
  }

  readonly reconcile = async (key: string): Promise<ReconcileResult> => {
    const { policies, versionsOf, nowEpochMs } = this.#options;
    const policy = policies.get(key);
    const rules = policy?.spec.publication?.trustBundle;
    if (policy === undefined || rules === undefined || policy.metadata.deletionTimestamp !== undefined) {
      this.#written.delete(key);
      return undefined;
    }
    const { overlapMs } = rotationOf(policy.spec);
    const versions = versionsOf(key);
    const bundle = trustBundleOf(versions, overlapMs, nowEpochMs());
    // Before there is a root there is nothing to say: most programs take an empty file for an error.
    if (bundle.roots.length > 0) await this.#keep(key, policy, rules, bundle);
    return { requeueAfterMs: Math.min(nextChangeMs(versions, overlapMs, nowEpochMs()) ?? REPAIR_MS, REPAIR_MS) };
  };

  async #keep(key: string, policy: PolicyObject, rules: TrustBundleRules, bundle: TrustBundle): Promise<void> {
    const { nowEpochMs } = this.#options;
    const wanted = render(policy, rules, bundle);
    const stamp = JSON.stringify(wanted);
    const last = this.#written.get(key);
    if (last?.stamp === stamp && nowEpochMs() - last.atMs < REPAIR_MS) return;
    if (await this.#write(policy, wanted)) this.#written.set(key, { stamp, atMs: nowEpochMs() });
  }

  /** @returns false where the ConfigMap is somebody else's */
  async #write(policy: PolicyObject, wanted: ReturnType<typeof render>): Promise<boolean> {
    const { client, events } = this.#options;
    try {
      await client.create(CONFIG_MAPS, wanted);
      return true;
    } catch (error) {
      if (!isAlreadyExists(error)) throw error;
    }
    try {
      await client.patch(CONFIG_MAPS, wanted.metadata, {
        type: "json",
        body: ownedPatch(policy.metadata.name, wanted),
      });
      return true;
    } catch (error) {
      if (!isInvalid(error)) throw error;
      const note = `ConfigMap ${wanted.metadata.name} is not this policy's. Next: name another one in publication.trustBundle`;
      events.record(policy, { type: "Warning", reason: "TrustBundleTaken", action: "PublishTrustBundle", note });
      return false;
    }
  }
}

/** Who may write KeyPolicies may not for that reason overwrite ConfigMaps that others live by: the label is tested in the same write. */
function ownedPatch(policy: string, { data, metadata }: ReturnType<typeof render>): object[] {
  const label = `/metadata/labels/${POLICY_LABEL.replace("/", "~1")}`;
  return [
    { op: "test", path: label, value: policy },
    { op: "add", path: "/data", value: data },
    { op: "add", path: "/metadata/ownerReferences", value: metadata.ownerReferences },
  ];
}

function render(policy: PolicyObject, rules: TrustBundleRules, bundle: TrustBundle) {
  const { name, namespace = "", uid = "" } = policy.metadata;
  const chain = chainText(bundle);
  const owner = { apiVersion: `${API_GROUP}/v1alpha1`, kind: "KeyPolicy", name, uid };
  return {
    metadata: { name: rules.configMap, namespace, labels: { [POLICY_LABEL]: name }, ownerReferences: [owner] },
    data: { [rules.key ?? DEFAULT_KEY]: bundleText(bundle), ...(chain === "" ? {} : { [CHAIN_KEY]: chain }) },
  };
}
