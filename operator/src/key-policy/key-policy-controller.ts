import { IN_USE_FINALIZER } from "@keyward/core/contract/names";
import { SECRETS } from "@keyward/kube/client/kinds";
import type { KubeClient } from "@keyward/kube/client/kube-client";
import { addFinalizer, removeFinalizer } from "@keyward/kube/finalizers/finalizer";
import type { ReconcileResult } from "@keyward/kube/queue/controller-options";
import { isNotFound } from "@keyward/kube/watch/kube-error";
import { type Caches, PROFILES_BY_POLICY } from "../caches/caches.ts";
import { KEY_POLICIES, type PolicyObject } from "../caches/kinds.ts";
import { createOrAdopt } from "../caches/own-secret.ts";
import type { StatusWriter } from "../status/status-writer.ts";
import { type KeyMaker, makeSealedSecret } from "./create-key.ts";
import { type PolicyStep, planPolicy } from "./plan.ts";

export interface KeyPolicyControllerOptions extends KeyMaker {
  readonly caches: Pick<Caches, "policies" | "profiles">;
  /** Its writes are fenced. */
  readonly client: KubeClient;
  readonly status: StatusWriter;
}

/** Brings one policy to its key, and its key to its end. */
export class KeyPolicyController {
  readonly #options: KeyPolicyControllerOptions;

  constructor(options: KeyPolicyControllerOptions) {
    this.#options = options;
  }

  readonly reconcile = async (key: string): Promise<ReconcileResult> => {
    const { caches, nowEpochMs } = this.#options;
    const policy = caches.policies.get(key);
    if (policy === undefined) return undefined;
    const step = planPolicy(this.#observe(key, policy), nowEpochMs());
    return this.#apply(policy, step);
  };

  #observe(key: string, policy: PolicyObject) {
    const { caches, sealedKeys, keyEncryptionKeys } = this.#options;
    return {
      policy,
      held: policy.metadata.finalizers?.includes(IN_USE_FINALIZER) === true,
      sealed: sealedKeys.judge(policy),
      lockedOut: keyEncryptionKeys.fault,
      users: caches.profiles.byIndex(PROFILES_BY_POLICY, key).map((profile) => profile.metadata.name),
    };
  }

  async #apply(policy: PolicyObject, step: PolicyStep): Promise<ReconcileResult> {
    const { client, status } = this.#options;
    switch (step.act) {
      case "hold":
        await addFinalizer(client, KEY_POLICIES, policy, IN_USE_FINALIZER);
        return undefined;
      case "create-key":
        return this.#createKey(policy);
      case "delete-key":
        return this.#deleteKey(policy);
      case "release":
        this.#options.sealedKeys.forget(policy);
        await removeFinalizer(client, KEY_POLICIES, policy, IN_USE_FINALIZER);
        return undefined;
      case "report": {
        const observedGeneration = policy.metadata.generation ?? 0;
        const key = step.key === undefined ? {} : { key: step.key };
        await status.write(KEY_POLICIES, policy, step.findings, { observedGeneration, ...key });
        return step.lookAgainMs === undefined ? undefined : { requeueAfterMs: step.lookAgainMs };
      }
    }
  }

  async #createKey(policy: PolicyObject): Promise<ReconcileResult> {
    const { client, keyEncryptionKeys } = this.#options;
    // A cache that is behind might not show a key that was reported already: only the API server knows.
    const now = await client.get(KEY_POLICIES, policy.metadata);
    const unchanged = now.metadata.uid === policy.metadata.uid && now.status?.key === undefined;
    if (!unchanged || !(await keyEncryptionKeys.ensure(client))) return { requeueAfterMs: CACHE_LAG_MS };
    await createOrAdopt(client, await makeSealedSecret(policy, this.#options));
    return { requeueAfterMs: CACHE_LAG_MS };
  }

  /** Only ever the Secret of this policy's uid, and only while the policy itself is being deleted. */
  async #deleteKey(policy: PolicyObject): Promise<ReconcileResult> {
    const secret = this.#options.sealedKeys.secretOf(policy);
    const { uid, resourceVersion } = secret?.metadata ?? {};
    try {
      if (secret)
        await this.#options.client.delete(SECRETS, secret.metadata, { uid: uid!, resourceVersion: resourceVersion! });
    } catch (error) {
      if (!isNotFound(error)) throw error;
    }
    return { requeueAfterMs: CACHE_LAG_MS };
  }
}

/** What was written comes back through the watch and wakes the controller; this is for the case that it came before. */
const CACHE_LAG_MS = 250;
