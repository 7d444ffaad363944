import { API_GROUP } from "@keyward/core/contract/names";
import { rotationOf } from "@keyward/crds/compile/rotation";
import type { KeyVersion } from "@keyward/crds/types/crypto-key";
import type { TrustBundleRules } from "@keyward/crds/types/policy/publication";
import { CONFIG_MAPS } from "@keyward/kube/client/kinds";
import type { KubeClient } from "@keyward/kube/client/kube-client";
import type { EventRecorder } from "@keyward/kube/events/event-recorder";
import type { Informer } from "@keyward/kube/informer/informer";
import type { ReconcileResult } from "@keyward/kube/queue/controller-options";
import { isInvalid, isNotFound } from "@keyward/kube/watch/kube-error";
import type { PolicyObject } from "../caches/kinds.ts";
import { nextChangeMs } from "./published-versions.ts";
import { bundleText, chainText, type TrustBundle, trustBundleOf } from "./trust-bundle.ts";

export interface TrustBundleControllerOptions {
  readonly policies: Informer<PolicyObject>;
  /** Versions of the policy's own CryptoKey. @param key `namespace/name` of the policy */
  readonly versionsOf: (key: string) => readonly KeyVersion[];
  /** Marks of revoked certificates of the authorities above. @param key `namespace/name` of the policy */
  readonly revokedOf: (key: string) => ReadonlySet<string>;
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
const REPAIR_MS = 30_000;

/** Keeps a ConfigMap with the roots of an authority, for whoever verifies without Keyward. */
export class TrustBundleController {
  readonly #options: TrustBundleControllerOptions;
  /** What was written last, by policy: most reconciles have nothing to say. */
  readonly #written = new Map<string, { readonly stamp: string; readonly atMs: number }>();

  constructor(options: TrustBundleControllerOptions) {
    this.#options = options;
  }

  readonly reconcile = async (key: string): Promise<ReconcileResult> => {
    const { policies, versionsOf, revokedOf, nowEpochMs } = this.#options;
    const policy = policies.get(key);
    const rules = policy?.spec.publication?.trustBundle;
    if (policy === undefined || rules === undefined || policy.metadata.deletionTimestamp !== undefined) {
      this.#written.delete(key);
      return undefined;
    }
    const [versions, { overlapMs }, nowMs] = [versionsOf(key), rotationOf(policy.spec), nowEpochMs()];
    const bundle = trustBundleOf(versions, { overlapMs, nowMs, revoked: revokedOf(key) });
    // Before there is a root there is nothing to say: most programs take an empty file for an error. After the last one it is what to say.
    if (versions.some(({ certificate }) => certificate !== undefined)) await this.#keep(key, policy, rules, bundle);
    return { requeueAfterMs: Math.min(nextChangeMs(versions, overlapMs, nowMs) ?? REPAIR_MS, REPAIR_MS) };
  };

  async #keep(key: string, policy: PolicyObject, rules: TrustBundleRules, bundle: TrustBundle): Promise<void> {
    const { nowEpochMs } = this.#options;
    const wanted = render(policy, rules, bundle);
    const stamp = JSON.stringify(wanted);
    const last = this.#written.get(key);
    if (last?.stamp === stamp && nowEpochMs() - last.atMs < REPAIR_MS / 2) return;
    const isEmpty = bundle.roots.length === 0;
    if (await this.#write(policy, wanted, isEmpty)) this.#written.set(key, { stamp, atMs: nowEpochMs() });
  }

  /** @returns false where the ConfigMap is somebody else's */
  async #write(policy: PolicyObject, wanted: Wanted, isEmpty: boolean): Promise<boolean> {
    const { client, events } = this.#options;
    const body = ownedPatch(policy.metadata.name, wanted);
    try {
      await client.patch(CONFIG_MAPS, wanted.metadata, { type: "json", body });
      return true;
    } catch (error) {
      if (isNotFound(error)) return await this.#create(wanted, isEmpty);
      if (!isInvalid(error)) throw error;
      const note = `ConfigMap ${wanted.metadata.name} is not this policy's. Next: name another one in publication.trustBundle`;
      events.record(policy, { type: "Warning", reason: "TrustBundleTaken", action: "PublishTrustBundle", note });
      return false;
    }
  }

  async #create(wanted: Wanted, isEmpty: boolean): Promise<true> {
    if (!isEmpty) await this.#options.client.create(CONFIG_MAPS, wanted);
    return true;
  }
}

type Wanted = ReturnType<typeof render>;

/** Who may write KeyPolicies may not for that reason overwrite ConfigMaps that others live by: the label is tested in the same write. */
function ownedPatch(policy: string, { data, metadata }: Wanted): object[] {
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
