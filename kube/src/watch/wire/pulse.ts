import { between, type Random } from "../backoff.ts";
import { type Clock, systemClock } from "../clock.ts";

export interface PulseOptions {
  /** How many bytes have come in so far. */
  bytesRead(): number;
  /** Is there anyone who would miss an answer? Nothing is sent otherwise. */
  inUse(): boolean;
  /** Makes the other side send something. */
  ping(): void;
  /** The other side stayed silent. Called at most once. */
  onDead(): void;
  /** How often we look. Default 1,200 ms, so that death is known after 4.8 to 7.2 s. */
  tickMs?: number;
  clock?: Clock;
  random?: Random;
}

/** Silent looks until a ping goes out, and until the link counts as dead. */
const ASK_AFTER_TICKS = 2;
const DEAD_AFTER_TICKS = 5;

/**
 * Finds out that a connection is dead although nobody said so (a lost NAT entry, a stopped peer, a cable). A TCP
 * keep-alive would not do: a proxy in between answers it. A link that carries bytes anyway costs nothing; a silent one
 * costs one ping of 17 bytes each way every 3.6 s.
 */
export class Pulse {
  readonly #options: Required<PulseOptions>;
  #cancel: () => void;
  #bytesSeen = 0;
  #silentTicks = 0;
  #asked = false;

  constructor(options: PulseOptions) {
    this.#options = { tickMs: 1_200, clock: systemClock, random: Math.random, ...options };
    // The first tick comes at a random moment, so that clients which connected together do not ping together.
    const { tickMs, random } = this.#options;
    this.#cancel = this.#after(between(0, tickMs, random));
  }

  /** A request goes out on a link that may have died in its sleep: ask now and not only after the next silence. */
  quicken(): void {
    if (this.#silentTicks > 0 && !this.#asked) this.#ask();
  }

  stop(): void {
    this.#cancel();
  }

  #tick(lateMs: number): void {
    const { bytesRead, inUse, onDead, tickMs } = this.#options;
    const bytes = bytesRead();
    if (bytes !== this.#bytesSeen) {
      this.#bytesSeen = bytes;
      this.#silentTicks = 0;
      this.#asked = false;
      // A process that was itself stopped finds its timers due before its input is read: it must not blame the peer.
    } else if (lateMs < tickMs / 2) {
      this.#silentTicks = inUse() ? this.#silentTicks + 1 : Math.min(this.#silentTicks + 1, ASK_AFTER_TICKS - 1);
    }
    if (this.#silentTicks >= DEAD_AFTER_TICKS) {
      onDead();
      return;
    }
    if (this.#silentTicks >= ASK_AFTER_TICKS && !this.#asked) this.#ask();
    this.#cancel = this.#after(tickMs);
  }

  #ask(): void {
    this.#asked = true;
    this.#silentTicks = ASK_AFTER_TICKS;
    this.#options.ping();
  }

  #after(delayMs: number): () => void {
    const { clock } = this.#options;
    const dueMs = clock.monotonicMs() + delayMs;
    return clock.setTimer(() => this.#tick(clock.monotonicMs() - dueMs), delayMs);
  }
}
