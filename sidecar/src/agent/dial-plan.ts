import type { Clock } from "@keyward/kube/watch/clock";
import { chooseAddress } from "./endpoint.ts";

export interface Dial {
  readonly address: string;
  /** From dialling to Welcome, and to the first ping. */
  readonly withinMs: number;
}

const WELCOME_WITHIN_MS = 10_000;
/** The same at first, where there is another address to try; twice as long with each that fails, as all may be busy. */
const FIRST_MS = 2_000;
/** An address that failed is the last choice for so long. */
const SHUN_MS = 60_000;
const MAX_DOUBLINGS = 8;

/** Which address is tried next, and how long: a replica that is gone without a word answers nothing at all. */
export class DialPlan {
  readonly #clock: Clock;
  readonly #failedAtMs = new Map<string, number>();
  /** Since the last Welcome. */
  #failures = 0;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** @param addresses never empty */
  next(addresses: readonly string[]): Dial {
    const nowMs = this.#clock.monotonicMs();
    for (const [address, atMs] of this.#failedAtMs) if (nowMs - atMs > SHUN_MS) this.#failedAtMs.delete(address);
    const address = chooseAddress(addresses, this.#failedAtMs, Math.random());
    const patienceMs = FIRST_MS * 2 ** Math.min(this.#failures, MAX_DOUBLINGS);
    return { address, withinMs: addresses.length === 1 ? WELCOME_WITHIN_MS : Math.min(WELCOME_WITHIN_MS, patienceMs) };
  }

  welcomed(): void {
    this.#failures = 0;
  }

  failed(address: string): void {
    this.#failures += 1;
    this.#failedAtMs.set(address, this.#clock.monotonicMs());
  }
}
