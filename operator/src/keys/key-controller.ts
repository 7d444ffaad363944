import type { KubeClient } from "@keyward/kube/client/kube-client";
import type { ReconcileResult } from "@keyward/kube/queue/controller-options";
import { isConflict, isNotFound } from "@keyward/kube/watch/kube-error";
import { CRYPTO_KEYS, type CryptoKeyObject } from "../caches/kinds.ts";
import { KeyActions, type KeyActionsOptions } from "./key-actions.ts";
import { isReady, type KeyView } from "./key-view.ts";
import { observeKey } from "./observe-key.ts";
import { type KeyStep, planKey } from "./plan/plan.ts";
import type { PlannedKey, SeenKey } from "./plan/seen-key.ts";
import { saysAlready } from "./plan/told-already.ts";
import type { Rewinds } from "./watching/rewinds.ts";

export interface KeyControllerOptions extends KeyActionsOptions {
  /** Its writes are fenced. */
  readonly client: KubeClient;
  /** Looks at a key's versions in their backends. */
  readonly inspect: (key: string) => void;
  readonly rewinds: Pick<Rewinds, "of" | "compare">;
}

type Planned = readonly [seen: SeenKey, step: KeyStep];

/** More steps in a row than any key needs: something goes in a circle. */
const MAX_STEPS = 24;
/** Somebody wrote between our read and our write. */
const LOOK_AGAIN: ReconcileResult = { requeueAfterMs: 20 };

/** Brings one key from wish to end, one version after the other. */
export class KeyController {
  readonly #options: KeyControllerOptions;
  readonly #actions: KeyActions;

  constructor(options: KeyControllerOptions) {
    this.#options = options;
    this.#actions = new KeyActions(options);
  }

  readonly reconcile = async (name: string): Promise<ReconcileResult> => {
    const { caches } = this.#options;
    const view = caches.keys.get(name);
    if (view === undefined) return this.#actions.forget(name);
    const [seen, step] = this.#plan(name, view);
    if (this.#isQuiet(name, view, step)) return after(step);
    if (step.act === "wait" || this.#actions.isBusy(name, seen, step)) return after(step);
    // What a cache shows may be old: what decides is read again.
    const fresh = await this.#read(view);
    return fresh && this.#work(name, fresh);
  };

  /** Trouble in a backend is told for as long as something is to be done there. */
  #plan(name: string, key: PlannedKey): Planned {
    const { faults, nowEpochMs } = this.#options;
    const seen = observeKey(key, this.#options);
    const step = planKey(seen, nowEpochMs());
    if (seen.fault === undefined || step.act !== "report") return [seen, step];
    faults.delete(name);
    const relieved = { ...seen, fault: undefined };
    return [relieved, planKey(relieved, nowEpochMs())];
  }

  async #work(name: string, first: CryptoKeyObject): Promise<ReconcileResult> {
    let key: CryptoKeyObject | undefined = first;
    try {
      for (let steps = 0; steps < MAX_STEPS; steps++) {
        const [seen, step]: Planned = this.#plan(name, key);
        key = await this.#actions.apply(name, key, seen, step);
        if (key === undefined) return after(step);
      }
      return LOOK_AGAIN;
    } catch (error) {
      if (isConflict(error)) return LOOK_AGAIN;
      throw error;
    }
  }

  /** Whether there is nothing to write. */
  #isQuiet(name: string, view: KeyView, step: KeyStep): boolean {
    if (step.act !== "report") return false;
    const { inspections, inspect, due, nowEpochMs } = this.#options;
    // What an earlier term found out is not taken back before somebody looked.
    const unlooked = isUnready(view) && !inspections.has(view.metadata.uid ?? "");
    if (unlooked) inspect(name);
    if (!unlooked && !saysAlready(view, step.report)) return false;
    due.set(name, step.lookAgainMs === undefined ? undefined : nowEpochMs() + step.lookAgainMs);
    return true;
  }

  async #read(view: KeyView): Promise<CryptoKeyObject | undefined> {
    try {
      const fresh = await this.#options.client.get(CRYPTO_KEYS, view.metadata);
      // The cache may not have heard yet that etcd came back from an older backup.
      this.#options.rewinds.compare(view, fresh);
      return fresh.metadata.uid === view.metadata.uid ? fresh : undefined;
    } catch (error) {
      if (isNotFound(error)) return undefined;
      throw error;
    }
  }
}

function isUnready({ status }: KeyView): boolean {
  return status?.activeVersion !== undefined && !isReady(status);
}

/** Far times are in the heap of due times. */
function after(step: KeyStep): ReconcileResult {
  return step.act === "wait" ? { requeueAfterMs: step.ms } : undefined;
}
