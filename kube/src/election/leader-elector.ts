import { between, type Random } from "../watch/backoff.ts";
import { type Clock, sleep, systemClock } from "../watch/clock.ts";
import { quietly } from "../watch/quietly.ts";
import { Fence, NotLeaderError } from "./fence.ts";
import { LeaseHolder, type LeaseHolderOptions } from "./lease-holder.ts";
import { assertTiming, ELECTION_TIMING, type ElectionTiming } from "./lease-record.ts";

export type ElectionState =
  | { phase: "candidate" }
  | { phase: "leading" }
  /** A request failed; it is tried again. */
  | { phase: "failing"; error: unknown }
  | { phase: "lost"; reason: NotLeaderError }
  | { phase: "released" };

export interface LeaderElectorOptions extends Omit<LeaseHolderOptions, "leaseMs"> {
  timing?: Partial<ElectionTiming>;
  onState?(state: ElectionState): void;
  clock?: Clock;
  random?: Random;
}

/** One term as leader. */
export interface Leadership {
  /** Aborts when the term ends, for whatever reason. */
  signal: AbortSignal;
  /** Stands before every write: `client.guardedBy(fence)`. */
  fence: Fence;
}

/** Leads when elected, and makes sure that it writes nothing when it does not. */
export class LeaderElector {
  readonly #timing: ElectionTiming;
  readonly #clock: Clock;
  readonly #random: Random;
  readonly #lease: LeaseHolder;
  readonly #onState: (state: ElectionState) => void;
  #fence: Fence | undefined;

  /** @throws RangeError if the times do not leave room for each other */
  constructor(options: LeaderElectorOptions) {
    this.#timing = { ...ELECTION_TIMING, ...options.timing };
    assertTiming(this.#timing);
    this.#clock = options.clock ?? systemClock;
    this.#random = options.random ?? Math.random;
    this.#onState = options.onState ?? (() => {});
    this.#lease = new LeaseHolder({ ...options, leaseMs: this.#timing.leaseMs });
  }

  /** By our own clock, at this moment. */
  isLeader(): boolean {
    return this.#fence?.open ?? false;
  }

  /**
   * Takes part until the signal aborts. Calls `lead` for each term; it has to return soon after its signal aborts.
   * When we stop of our own will, the lease is given back after `lead` returned, so that the next leader finds nobody
   * at work.
   */
  async run(signal: AbortSignal, lead: (leadership: Leadership) => Promise<void>): Promise<void> {
    while (!signal.aborted) {
      this.#say({ phase: "candidate" });
      const fence = await this.#acquire(signal);
      if (fence !== undefined) await this.#term(fence, signal, lead);
    }
  }

  async #acquire(signal: AbortSignal): Promise<Fence | undefined> {
    const { leaseMs, renewDeadlineMs } = this.#timing;
    while (!signal.aborted) {
      const fence = new Fence({ validMs: renewDeadlineMs, graceMs: leaseMs - renewDeadlineMs, clock: this.#clock });
      const began = fence.now();
      if (await this.#tried(() => this.#lease.acquire(this.#requestMs))) {
        fence.renewedAt(began);
        return fence;
      }
      await this.#pause(signal);
    }
    return undefined;
  }

  async #term(fence: Fence, signal: AbortSignal, lead: (leadership: Leadership) => Promise<void>): Promise<void> {
    const term = new AbortController();
    const finished = new AbortController();
    const onStop = () => term.abort(signal.reason);
    if (signal.aborted) onStop();
    signal.addEventListener("abort", onStop, { once: true });
    this.#fence = fence;
    this.#say({ phase: "leading" });
    const renewing = this.#renewUntil(finished.signal, fence, term);
    try {
      await lead({ signal: term.signal, fence });
    } finally {
      signal.removeEventListener("abort", onStop);
      finished.abort();
      await renewing;
      await this.#leave(fence);
    }
  }

  /** Goes on while `lead` winds down after a stop: until it has returned we do lead. */
  async #renewUntil(finished: AbortSignal, fence: Fence, term: AbortController): Promise<void> {
    for (;;) {
      await this.#pause(finished, fence.remainingMs);
      if (finished.aborted) return;
      if (!fence.open) return this.#lose(fence, term, "the lease could not be renewed in time");
      const began = fence.now();
      const timeoutMs = Math.min(this.#requestMs, fence.remainingMs);
      const renewed = await this.#tried(() => this.#lease.renew(timeoutMs));
      if (renewed === false) return this.#lose(fence, term, "the lease is no longer ours");
      if (renewed) fence.renewedAt(began);
    }
  }

  #lose(fence: Fence, term: AbortController, message: string): void {
    fence.revoke();
    this.#lease.forget();
    const reason = new NotLeaderError(message);
    this.#say({ phase: "lost", reason });
    term.abort(reason);
  }

  async #leave(fence: Fence): Promise<void> {
    const held = fence.open;
    fence.revoke();
    this.#fence = undefined;
    if (!held) return;
    if ((await this.#tried(() => this.#lease.release(this.#requestMs).then(() => true))) === true) {
      this.#say({ phase: "released" });
    }
  }

  /** Undefined: no answer, nothing is known. */
  async #tried(request: () => Promise<boolean>): Promise<boolean | undefined> {
    try {
      return await request();
    } catch (error) {
      this.#say({ phase: "failing", error });
      return undefined;
    }
  }

  #say(state: ElectionState): void {
    quietly(() => this.#onState(state));
  }

  get #requestMs(): number {
    return this.#timing.renewDeadlineMs / 2;
  }

  #pause(signal: AbortSignal, atMostMs = Number.POSITIVE_INFINITY): Promise<void> {
    const { retryMs } = this.#timing;
    return sleep(this.#clock, Math.min(between(retryMs, retryMs * 1.2, this.#random), atMostMs), signal);
  }
}
