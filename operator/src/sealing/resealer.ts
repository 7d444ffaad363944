import { TokenBucket } from "@keyward/kube/queue/token-bucket";
import { type Clock, sleep } from "@keyward/kube/watch/clock";
import type { SoftwareBackend } from "@keyward/provider-software/backend";
import type { SealedStore, SetName } from "@keyward/provider-software/sets/sealed-store";
import { type Log, messageOf } from "../serve/log.ts";
import type { DataKeyRing } from "./data-key-ring.ts";

export interface ResealerOptions {
  readonly ring: DataKeyRing;
  readonly backend: Pick<SoftwareBackend, "reseal">;
  readonly store: Pick<SealedStore, "list">;
  readonly clusterId: string;
  readonly clock: Clock;
  readonly log: Log;
}

export interface SealProgress {
  /** Id of the data key that new seals are made with. */
  readonly dataKey: string;
  /** Sets that are not known to be off the older ones. */
  readonly behind: number;
}

/** So many sets per second, so that the API server is not busy with us alone: 100,000 sets take an hour. */
const RATE = { perSecond: 30, burst: 30 } as const;
/** As long as another replica may take an older data key for the current one. */
const SETTLING_MS = 60_000;
const YEAR_MS = 365 * 24 * 60 * 60_000;

/** Moves sets from older data keys to the current one, one after the other; the old ones go last, when a whole pass found nothing. */
export class Resealer {
  readonly #options: ResealerOptions;
  #behind = 0;

  constructor(options: ResealerOptions) {
    this.#options = options;
  }

  get progress(): SealProgress | undefined {
    const dataKey = this.#options.ring.newest?.id;
    return dataKey === undefined ? undefined : { dataKey, behind: this.#behind };
  }

  /** One look: makes a new data key if it is time, reseals what is behind, removes what is free. Crashes lose nothing of it but time. */
  async run(signal: AbortSignal): Promise<void> {
    const { ring, clock } = this.#options;
    const newest = ring.newest;
    if (newest === undefined) return;
    const nowMs = clock.epochMs();
    if (newest.rotates || nowMs - newest.createdAtMs > YEAR_MS) await ring.renew();
    const retiring = ring.retiring;
    if (retiring.size === 0) {
      this.#behind = 0;
      return;
    }
    const isSettled = nowMs - (ring.newest?.createdAtMs ?? nowMs) > SETTLING_MS;
    const moved = await this.#pass(retiring, signal);
    // Only a pass that had nothing to do proves that there is nothing.
    if (moved === 0 && this.#behind === 0 && isSettled) for (const id of retiring) await ring.remove(id, signal);
  }

  async #pass(retiring: ReadonlySet<string>, signal: AbortSignal): Promise<number> {
    const { store, clusterId, clock } = this.#options;
    const names = await Array.fromAsync(store.list(clusterId, signal));
    const bucket = new TokenBucket({ ...RATE, clock });
    this.#behind = names.length;
    let moved = 0;
    for (const name of names) {
      for (let waitMs = bucket.take(); waitMs > 0 && !signal.aborted; waitMs = bucket.take()) {
        await sleep(clock, waitMs, signal);
      }
      signal.throwIfAborted();
      const outcome = await this.#reseal(name, retiring, signal);
      if (outcome === "moved") moved += 1;
      if (outcome !== "unusable") this.#behind -= 1;
    }
    return moved;
  }

  /** A set that cannot be opened keeps its data key: whoever restores it needs that. */
  async #reseal(name: SetName, retiring: ReadonlySet<string>, signal: AbortSignal) {
    const { backend, log } = this.#options;
    try {
      return (await backend.reseal(name, retiring, signal)) ? "moved" : "current";
    } catch (error) {
      if (signal.aborted) throw error;
      log.warn("sealing.behind", { namespace: name.namespace, keyUid: name.keyUid, error: messageOf(error) });
      return "unusable";
    }
  }
}
