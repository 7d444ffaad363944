import { API_GROUP, API_VERSION, IN_USE_FINALIZER } from "@keyward/core/contract/names";
import type { KubeClient } from "@keyward/kube/client/kube-client";
import { addFinalizer, removeFinalizer } from "@keyward/kube/finalizers/finalizer";
import type { ReconcileResult } from "@keyward/kube/queue/controller-options";
import { isAlreadyExists, isNotFound } from "@keyward/kube/watch/kube-error";
import type { Backends } from "../backends/port.ts";
import { type Caches, KEYS_BY_POLICY, PROFILES_BY_POLICY } from "../caches/caches.ts";
import { CRYPTO_KEYS, type CryptoKeyObject, KEY_POLICIES, type PolicyObject } from "../caches/kinds.ts";
import { type KeyView, TAKES_OVER } from "../keys/key-view.ts";
import type { SealedInheritance } from "../sealing/inheritance.ts";
import type { StatusWriter } from "../status/status-writer.ts";
import { type PolicyStep, planPolicy, type SeenPolicy } from "./plan.ts";
import { sealedSecretName } from "./sealed-secret.ts";

export interface KeyPolicyControllerOptions {
  readonly caches: Pick<Caches, "policies" | "profiles" | "keys" | "secrets">;
  readonly backends: Backends;
  /** Its writes are fenced. */
  readonly client: KubeClient;
  readonly status: StatusWriter;
  /** Keys of earlier releases. */
  readonly inheritance: Pick<SealedInheritance, "discard">;
  /** The operator's own. */
  readonly namespace: string;
}

/** Brings one policy to its key, and both to their end. */
export class KeyPolicyController {
  readonly #options: KeyPolicyControllerOptions;

  constructor(options: KeyPolicyControllerOptions) {
    this.#options = options;
  }

  readonly reconcile = async (name: string, signal: AbortSignal): Promise<ReconcileResult> => {
    const policy = this.#options.caches.policies.get(name);
    return policy && this.#apply(policy, planPolicy(this.#observe(name, policy)), signal);
  };

  #observe(name: string, policy: PolicyObject): SeenPolicy {
    const { caches, backends } = this.#options;
    const choice = backends.choose(policy);
    return {
      policy,
      held: policy.metadata.finalizers?.includes(IN_USE_FINALIZER) === true,
      own: caches.keys.get(name),
      keys: caches.keys.byIndex(KEYS_BY_POLICY, name),
      profiles: caches.profiles.byIndex(PROFILES_BY_POLICY, name).map((profile) => profile.metadata.name),
      oldSecret: caches.secrets.get(this.#oldSecretPath(policy)) !== undefined,
      choice: "chosen" in choice ? choice.chosen : choice,
      barred: (backend) => backends.barred(backend, policy.metadata.namespace ?? ""),
    };
  }

  async #apply(policy: PolicyObject, step: PolicyStep, signal: AbortSignal): Promise<ReconcileResult> {
    const { client, status } = this.#options;
    switch (step.act) {
      case "hold":
        await addFinalizer(client, KEY_POLICIES, policy, IN_USE_FINALIZER);
        return undefined;
      case "create-key":
        return this.#createKey(policy, step.takesOver);
      case "delete-key":
        return this.#deleteKey(step.key);
      case "delete-old-secret":
        // Its key lies sealed elsewhere by now, or is to end with its policy.
        await this.#options.inheritance.discard(policy, signal);
        return { requeueAfterMs: CACHE_LAG_MS };
      case "release":
        await removeFinalizer(client, KEY_POLICIES, policy, IN_USE_FINALIZER);
        return undefined;
      case "report":
        await status.write(KEY_POLICIES, policy, step.findings, step.status);
        return undefined;
    }
  }

  async #createKey(policy: PolicyObject, takesOver: string | undefined): Promise<ReconcileResult> {
    try {
      await this.#options.client.create(CRYPTO_KEYS, ownKeyOf(policy, takesOver));
    } catch (error) {
      // It is there already: the cache will show whose it is.
      if (!isAlreadyExists(error)) throw error;
    }
    return { requeueAfterMs: CACHE_LAG_MS };
  }

  /** Only the key that is under this policy, and only while the policy itself is being deleted. */
  async #deleteKey({ metadata }: KeyView): Promise<ReconcileResult> {
    try {
      await this.#options.client.delete(CRYPTO_KEYS, metadata, { uid: metadata.uid! });
    } catch (error) {
      if (!isNotFound(error)) throw error;
    }
    return { requeueAfterMs: CACHE_LAG_MS };
  }

  #oldSecretPath(policy: PolicyObject): string {
    return `${this.#options.namespace}/${sealedSecretName(policy)}`;
  }
}

/** The owner reference is for people and tools: the key ends through its own finalizer, before its policy does. */
function ownKeyOf(
  { metadata: { name, namespace = "", uid = "" } }: PolicyObject,
  takesOver: string | undefined,
): CryptoKeyObject {
  const apiVersion = `${API_GROUP}/${API_VERSION}` as const;
  return {
    apiVersion,
    kind: "CryptoKey",
    metadata: {
      name,
      namespace,
      ...(takesOver !== undefined && { annotations: { [TAKES_OVER]: takesOver } }),
      ownerReferences: [{ apiVersion, kind: "KeyPolicy", name, uid, controller: true }],
    },
    spec: { policyRef: { name } },
  } as CryptoKeyObject;
}

/** What was written comes back through the watch and wakes the controller; this is for the case that it came before. */
const CACHE_LAG_MS = 250;
