import { WHEEL } from "../fairness/turn-wheel.ts";
import { type Caller, LOCAL_CALLER } from "../identity/caller.ts";

/**
 * Lets work that would hold the event loop for long go on in short slices: one slice in each turn of the loop, whoever waits, so that
 * however many large inputs are under way, another call waits for one slice and not for all of them. Callers share the turns by their
 * weight, with what else they have waiting.
 */
export class Turns {
  /** Whether there is more than one caller: then even a first slice should wait for its turn, behind what brought it here. */
  get areShared(): boolean {
    return !WHEEL.isAlone;
  }

  /**
   * @param caller whose work it is, where that is known
   * @returns once it is the work's turn: of one caller, in the order of asking
   */
  next(caller: Caller = LOCAL_CALLER): Promise<void> {
    return WHEEL.of(caller).next();
  }
}

/** Of this process: it has one event loop. */
export const TURNS = new Turns();
