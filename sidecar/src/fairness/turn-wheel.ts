import type { Caller } from "../identity/caller.ts";
import { ACCOUNTS } from "./caller-accounts.ts";
import { CallerTurns, type Wheel } from "./caller-turns.ts";

export interface WheelOptions {
  /** Microseconds of a clock that does not go back. */
  nowUs(): number;
  /** Runs this once the event loop has looked at everything else. */
  later(run: () => void): void;
  /** The caller's share of the time where all have work waiting: twice as much is twice the time. */
  weightOf(caller: Caller): number;
}

/**
 * Shares one event loop among callers. A caller's work begins at once, and goes on for a quantum; what is left then waits, and in each
 * turn of the loop one quantum goes to one caller who waits: to the one that has had the least for its weight. So however much some ask
 * for, another waits for one quantum, and nobody for ever.
 */
export class TurnWheel implements Wheel {
  readonly #options: WheelOptions;
  readonly #callers = new WeakMap<Caller, CallerTurns>();
  readonly #waiting = new Set<CallerTurns>();
  #present = 0;
  #turn = 0;
  #pass = 0;
  #isScheduled = false;
  readonly #run = () => this.#give();

  constructor(options: WheelOptions) {
    this.#options = options;
  }

  get isAlone(): boolean {
    return this.#present <= 1;
  }

  get turn(): number {
    return this.#turn;
  }

  get pass(): number {
    return this.#pass;
  }

  /** @param caller one object for each identity, as the fronts have them */
  of(caller: Caller): CallerTurns {
    const known = this.#callers.get(caller);
    if (known !== undefined) return known;
    const { nowUs, weightOf } = this.#options;
    const turns = new CallerTurns(this, nowUs, () => weightOf(caller));
    this.#callers.set(caller, turns);
    return turns;
  }

  count(callers: 1 | -1): void {
    this.#present += callers;
  }

  wait(turns: CallerTurns): void {
    this.#waiting.add(turns);
    this.schedule();
  }

  schedule(): void {
    if (this.#isScheduled) return;
    this.#isScheduled = true;
    this.#options.later(this.#run);
  }

  #give(): void {
    this.#isScheduled = false;
    this.#turn++;
    const next = this.#next();
    if (next === undefined) return;
    this.#waiting.delete(next);
    this.#pass = Math.max(this.#pass, next.pass);
    // Behind those that have had as little.
    if (next.takeTurn()) this.#waiting.add(next);
    if (this.#waiting.size > 0) this.schedule();
  }

  #next(): CallerTurns | undefined {
    let best: CallerTurns | undefined;
    for (const turns of this.#waiting) if (best === undefined || turns.isBefore(best)) best = turns;
    return best;
  }
}

/** Of this process: it has one event loop. */
export const WHEEL = new TurnWheel({
  nowUs: () => performance.now() * 1_000,
  later: (run) => setImmediate(run),
  weightOf: (caller) => ACCOUNTS.of(caller).weight,
});
