import type { BackendError, BackendFault } from "../backend-error.ts";
import type { GuardClock, Jitter } from "./guard-clock.ts";

export interface BreakerRules {
  /** So many failures in a row open it. */
  readonly run: number;
  /** This share of failures opens it, too, among at least so many calls of one window. */
  readonly ratio: number;
  readonly minCalls: number;
  readonly windowMs: number;
  /** How long it stays open at first, and at most; doubled with each probe that fails. */
  readonly baseMs: number;
  readonly capMs: number;
}

export const BREAKER_RULES: BreakerRules = {
  run: 10,
  ratio: 0.5,
  minCalls: 20,
  windowMs: 10_000,
  baseMs: 500,
  capMs: 30_000,
};

export type BreakerState = "closed" | "open" | "half-open";

/** Why calls are held back. */
export interface HeldBack {
  readonly fault: BackendFault;
  readonly message: string;
  readonly retryInMs: number;
}

/** Leave for one call. Whoever has it tells how the call ended. */
export interface Passage {
  /** Whether this call alone decides if the breaker closes. */
  readonly probe: boolean;
}

const ORDINARY: Passage = { probe: false };

/**
 * Stops asking a backend that does not answer: closed until a run or a share of failures, then open for a while, then half-open for one
 * call that decides. Faults of single keys and calls say nothing about the backend and are successes here.
 */
export class Breaker {
  readonly #rules: BreakerRules;
  readonly #clock: GuardClock;
  readonly #random: Jitter;
  #inRow = 0;
  #calls = 0;
  #failures = 0;
  #windowMs: number;
  #openings = 0;
  #openUntilMs: number | undefined;
  #probe: Passage | undefined;
  #last: BackendError | undefined;

  constructor(clock: GuardClock, random: Jitter, rules: BreakerRules = BREAKER_RULES) {
    this.#clock = clock;
    this.#random = random;
    this.#rules = rules;
    this.#windowMs = clock.monotonicMs();
  }

  get state(): BreakerState {
    if (this.#openUntilMs === undefined) return "closed";
    return this.#clock.monotonicMs() >= this.#openUntilMs ? "half-open" : "open";
  }

  /** The failure that opened it, for a person; undefined while it is closed. */
  get cause(): BackendError | undefined {
    return this.#openUntilMs === undefined ? undefined : this.#last;
  }

  /** Asks for one call; while half-open only one may pass. */
  pass(): Passage | HeldBack {
    if (this.#openUntilMs === undefined) return ORDINARY;
    const held = this.heldBack;
    if (held !== undefined) return held;
    this.#probe = { probe: true };
    return this.#probe;
  }

  /** Why the next call would not pass. */
  get heldBack(): HeldBack | undefined {
    if (this.#openUntilMs === undefined || this.#last === undefined) return undefined;
    const retryInMs = Math.max(0, Math.ceil(this.#openUntilMs - this.#clock.monotonicMs()));
    if (retryInMs === 0 && this.#probe === undefined) return undefined;
    return { fault: this.#last.fault, message: this.#last.message, retryInMs };
  }

  succeeded(passage: Passage): void {
    this.#inRow = 0;
    this.#count();
    // What began before it opened tells nothing new.
    if (this.#openUntilMs === undefined || passage !== this.#probe) return;
    this.#probe = undefined;
    this.#openUntilMs = undefined;
    this.#openings = 0;
  }

  /** A fault of the backend. */
  failed(passage: Passage, error: BackendError): void {
    this.#last = error;
    this.#inRow += 1;
    this.#count();
    this.#failures += 1;
    const probed = passage === this.#probe;
    if (probed) this.#probe = undefined;
    if (probed || (this.#openUntilMs === undefined && this.#isTooMuch())) this.#open(error.retryAfterMs ?? 0);
  }

  /** The caller left before there was an answer: it says nothing. */
  abandoned(passage: Passage): void {
    if (passage === this.#probe) this.#probe = undefined;
  }

  #count(): void {
    const nowMs = this.#clock.monotonicMs();
    if (nowMs - this.#windowMs >= this.#rules.windowMs) {
      this.#windowMs = nowMs;
      this.#calls = 0;
      this.#failures = 0;
    }
    this.#calls += 1;
  }

  #isTooMuch(): boolean {
    const { run, ratio, minCalls } = this.#rules;
    return this.#inRow >= run || (this.#calls >= minCalls && this.#failures >= this.#calls * ratio);
  }

  #open(atLeastMs: number): void {
    const { baseMs, capMs } = this.#rules;
    const ceilingMs = Math.min(capMs, baseMs * 2 ** Math.min(this.#openings, 16));
    this.#openings += 1;
    // Half of it for certain, half by chance: many replicas probe at different times, and none at once.
    const waitMs = ceilingMs * (0.5 + this.#random() / 2);
    this.#openUntilMs = this.#clock.monotonicMs() + Math.max(waitMs, Math.min(atLeastMs, capMs));
    this.#calls = 0;
    this.#failures = 0;
  }
}
