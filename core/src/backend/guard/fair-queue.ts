import { BackendError } from "../backend-error.ts";
import type { GuardClock } from "./guard-clock.ts";
import { LaneRate } from "./lane-rate.ts";
import { type Waiter, WaitingLine } from "./waiting-line.ts";

export interface FairQueueOptions {
  readonly clock: GuardClock;
  /** Calls under way at once. */
  readonly maxInFlight: number;
  /** Calls per second of one lane; undefined: as many as come. */
  readonly perSecond?: number | undefined;
  /** Calls that wait in one lane, and in all. */
  readonly maxWaitingPerLane?: number;
  readonly maxWaiting?: number;
  /** Longest wait of one call, in milliseconds. */
  readonly maxWaitMs?: number;
}

/** Gives the place back; a second call does nothing. */
export type Release = () => void;

/** Ten thousand calls of one namespace may come at once, and as many of nine others. */
const MAX_WAITING_PER_LANE = 20_000;
const MAX_WAITING = 100_000;
/** Nobody's deadline is further away. */
const MAX_WAIT_MS = 60_000;
const MAX_RATES = 1_000;

/**
 * Places for calls, given to lanes in turn: a lane that asks for thousands delays another by one call at most. A lane is one namespace.
 */
export class FairQueue {
  readonly #options: Required<Omit<FairQueueOptions, "perSecond">> & Pick<FairQueueOptions, "perSecond">;
  /** Lanes with waiters, next one first. */
  readonly #turns = new Map<string, WaitingLine>();
  /** Lanes with waiters that have used up their rate. */
  readonly #resting = new Map<string, WaitingLine>();
  readonly #rates = new Map<string, LaneRate>();
  #inFlight = 0;
  #waiting = 0;

  constructor(options: FairQueueOptions) {
    this.#options = {
      maxWaitingPerLane: MAX_WAITING_PER_LANE,
      maxWaiting: MAX_WAITING,
      maxWaitMs: MAX_WAIT_MS,
      ...options,
    };
  }

  get load(): { readonly inFlight: number; readonly waiting: number } {
    return { inFlight: this.#inFlight, waiting: this.#waiting };
  }

  /**
   * @returns once it is this call's turn
   * @throws BackendError Throttled if too many wait, or it was never its turn; the signal's reason if it aborts first
   */
  acquire(lane: string, signal: AbortSignal): Promise<Release> {
    if (signal.aborted) return Promise.reject(signal.reason);
    const line = this.#turns.get(lane) ?? this.#resting.get(lane) ?? this.#open(lane);
    if (line.size >= this.#options.maxWaitingPerLane || this.#waiting >= this.#options.maxWaiting) {
      return Promise.reject(this.#full(lane, line.size));
    }
    const turn = this.#stand(line, lane, signal);
    this.#pump();
    return turn;
  }

  #stand(line: WaitingLine, lane: string, signal: AbortSignal): Promise<Release> {
    const { clock, maxWaitMs } = this.#options;
    return new Promise((resolve, reject) => {
      const end = () => {
        this.#waiting -= 1;
        cancel();
        signal.removeEventListener("abort", abort);
      };
      const leave = (reason: unknown) => {
        line.leave(waiter);
        end();
        reject(reason);
      };
      const abort = () => leave(signal.reason);
      const cancel = clock.setTimer(() => leave(this.#full(lane, line.size)), maxWaitMs);
      const admit = () => {
        end();
        resolve(this.#place());
      };
      const waiter: Waiter = { admit, left: false };
      line.add(waiter);
      this.#waiting += 1;
      signal.addEventListener("abort", abort, { once: true });
    });
  }

  #open(lane: string): WaitingLine {
    const waiters = new WaitingLine();
    this.#turns.set(lane, waiters);
    return waiters;
  }

  #place(): Release {
    this.#inFlight += 1;
    let held = true;
    return () => {
      if (!held) return;
      held = false;
      this.#inFlight -= 1;
      this.#pump();
    };
  }

  #pump(): void {
    while (this.#inFlight < this.#options.maxInFlight) {
      const next = this.#turns.entries().next();
      if (next.done) return;
      const [lane, line] = next.value;
      this.#turns.delete(lane);
      if (line.size === 0) continue;
      const restMs = this.#rateOf(lane)?.take() ?? 0;
      if (restMs > 0) {
        this.#rest(lane, line, restMs);
        continue;
      }
      const waiter = line.shift();
      // Back at the end of the turns before it is admitted: what it does may lead back here.
      if (line.size > 0) this.#turns.set(lane, line);
      waiter?.admit();
    }
  }

  #rest(lane: string, line: WaitingLine, restMs: number): void {
    this.#resting.set(lane, line);
    this.#options.clock.setTimer(() => {
      this.#resting.delete(lane);
      if (line.size > 0) this.#turns.set(lane, line);
      this.#pump();
    }, restMs);
  }

  #rateOf(lane: string): LaneRate | undefined {
    const { perSecond, clock } = this.#options;
    if (perSecond === undefined) return undefined;
    const known = this.#rates.get(lane);
    if (known !== undefined) return known;
    if (this.#rates.size >= MAX_RATES) {
      for (const [name, rate] of this.#rates) if (rate.rested) this.#rates.delete(name);
    }
    const rate = new LaneRate(perSecond, clock);
    this.#rates.set(lane, rate);
    return rate;
  }

  #full(lane: string, inLane: number): BackendError {
    return new BackendError(
      "Throttled",
      `too many calls wait for the backend: ${inLane} of namespace ${lane}, ${this.#waiting} in all. Next: try again, raise spec.limits.callsInFlight, or spread the calls`,
    );
  }
}
