import { IN_USE_FINALIZER } from "@keyward/core/contract/names";
import type { KubeClient } from "@keyward/kube/client/kube-client";
import { addFinalizer, removeFinalizer } from "@keyward/kube/finalizers/finalizer";
import type { ReconcileResult } from "@keyward/kube/queue/controller-options";
import { CRYPTO_PROFILES, type ProfileObject } from "../caches/kinds.ts";
import type { StatusWriter } from "../status/status-writer.ts";
import { type ObservedProfile, observeProfile, type ProfileSources } from "./observe.ts";
import type { Pace } from "./pace.ts";
import { type ProfilePlan, planProfile } from "./plan.ts";

export interface ProfileControllerOptions extends ProfileSources {
  /** Its writes are fenced. */
  readonly client: KubeClient;
  readonly status: StatusWriter;
  readonly pace: Pace;
}

/** Keeps status and finalizer of one profile true. */
export class ProfileController {
  readonly #options: ProfileControllerOptions;

  constructor(options: ProfileControllerOptions) {
    this.#options = options;
  }

  readonly reconcile = async (key: string): Promise<ReconcileResult> => {
    const seen = observeProfile(key, this.#options);
    if (seen === undefined) {
      this.#options.pace.forget(key);
      return undefined;
    }
    await this.#apply(key, seen, planProfile(seen));
    return seen.settling ? { requeueAfterMs: this.#options.settlingMs() + 1 } : undefined;
  };

  async #apply(key: string, { profile }: ObservedProfile, { held, findings, status }: ProfilePlan): Promise<void> {
    const { pace, status: writer } = this.#options;
    const stays = await this.#hold(profile, held);
    if (!stays) return;
    await writer.write(CRYPTO_PROFILES, profile, findings, status, () => pace.wrote(key));
  }

  /** @returns false if the object goes with its finalizer */
  async #hold(profile: ProfileObject, held: boolean): Promise<boolean> {
    const { client } = this.#options;
    const { finalizers = [], deletionTimestamp } = profile.metadata;
    const has = finalizers.includes(IN_USE_FINALIZER);
    if (held && !has && deletionTimestamp === undefined) {
      await addFinalizer(client, CRYPTO_PROFILES, profile, IN_USE_FINALIZER);
    }
    if (!held && has) await removeFinalizer(client, CRYPTO_PROFILES, profile, IN_USE_FINALIZER);
    return held || deletionTimestamp === undefined;
  }
}
