import { Backoff, type Random } from "./backoff.ts";
import { isForbidden, isTransient, isUnauthorized, KubeError } from "./kube-error.ts";
import type { ReflectorTiming } from "./reflector-options.ts";

export interface Retry {
  delayMs: number;
  failures: number;
  /** The place in the stream cannot be trusted any more. */
  relist: boolean;
}

/**
 * Answers in a row after which even an error that speaks for waiting makes us list: a restored etcd lies in our past.
 */
const RELIST_AFTER_ANSWERS = 3;

/** Decides how to go on after a failed list or watch. */
export class RetryPolicy {
  readonly #link: Backoff;
  readonly #refused: Backoff;
  readonly #timing: ReflectorTiming;
  readonly #random: Random;
  #answers = 0;

  constructor(timing: ReflectorTiming, random: Random) {
    this.#timing = timing;
    this.#random = random;
    this.#link = new Backoff({ baseMs: timing.retryBaseMs, capMs: timing.retryCapMs, random });
    this.#refused = new Backoff({ baseMs: timing.refusedBaseMs, capMs: timing.retryCapMs, random });
  }

  /** A watch lived: what failed before it is over. */
  reset(): void {
    this.#link.reset();
    this.#refused.reset();
    this.#answers = 0;
  }

  after(error: unknown): Retry {
    const refused = isUnauthorized(error) || isForbidden(error);
    this.#answers = error instanceof KubeError ? this.#answers + 1 : 0;
    const backoff = refused ? this.#refused : this.#link;
    const delayMs = Math.max(backoff.nextMs(), this.#imposedMs(error));
    const final = error instanceof KubeError && !refused && !isTransient(error);
    return { delayMs, failures: backoff.failures, relist: final || this.#answers >= RELIST_AFTER_ANSWERS };
  }

  /** Never exactly what the server said: all its clients were told the same. */
  #imposedMs(error: unknown): number {
    if (!(error instanceof KubeError) || error.retryAfterMs === undefined) return 0;
    return Math.min(error.retryAfterMs * (1 + this.#random()), this.#timing.retryAfterCapMs);
  }
}
