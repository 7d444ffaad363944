import type { Clock } from "@keyward/kube/watch/clock";

export interface SignOfLifeOptions {
  readonly clock: Clock;
  /** Whether somebody waits for an answer of the other end. */
  readonly isWaiting: () => boolean;
  /** Asks the other end's transport, which answers even where the program behind it is busy. */
  readonly ping: (onAnswer: () => void) => void;
  /** Nothing was heard for so long. */
  readonly onSilence: (silentMs: number) => void;
}

const TICK_MS = 500;
const SILENT_TICKS = 6;

/**
 * Finds out within some seconds that nobody is at the other end: a machine that lost power, or a process that sleeps, ends no connection.
 * Silence is counted in ticks, between which the event loop reads what has come: a process that slept itself does not take its own sleep for
 * the other's.
 */
export class SignOfLife {
  readonly #options: SignOfLifeOptions;
  #silentTicks = 0;
  /** Nothing was heard since it was asked for something: that somebody gave up waiting for it is no answer. */
  #isOwed = false;
  #isAsked = false;
  #cancelTick: (() => void) | undefined;

  constructor(options: SignOfLifeOptions) {
    this.#options = options;
  }

  /** Somebody waits from now on. */
  expect(): void {
    this.#isOwed = true;
    if (this.#cancelTick !== undefined) return;
    this.#silentTicks = 0;
    this.#tickLater();
  }

  readonly heard = (): void => {
    this.#silentTicks = 0;
    this.#isOwed = false;
  };

  stop(): void {
    this.#cancelTick?.();
    this.#cancelTick = undefined;
  }

  #tickLater(): void {
    this.#cancelTick = this.#options.clock.setTimer(() => this.#tick(), TICK_MS);
  }

  #tick(): void {
    this.#cancelTick = undefined;
    const { isWaiting, onSilence } = this.#options;
    if (!isWaiting() && !this.#isOwed) return;
    this.#silentTicks += 1;
    if (this.#silentTicks > 1) this.#ask();
    this.#tickLater();
    if (this.#silentTicks > SILENT_TICKS) onSilence(this.#silentTicks * TICK_MS);
  }

  #ask(): void {
    if (this.#isAsked) return;
    this.#isAsked = true;
    this.#options.ping(() => {
      this.#isAsked = false;
      this.heard();
    });
  }
}
