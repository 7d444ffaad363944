import { FairLane } from "../fairness/fair-lane.ts";

/** Half of the four threads that libuv has. */
export const HEAVY_WIDTH = 2;

const MAX_WAITING = 256;

/**
 * Lets work that takes a pool thread for tens of milliseconds or more (RSA and SLH-DSA keys, SLH-DSA signatures, password hashes) run
 * in a narrow lane, so that it never takes every thread from signatures that take one for microseconds.
 */
export class HeavyLane extends FairLane {
  constructor(width: number) {
    super({ width, maxWaiting: MAX_WAITING, what: "slow operations" });
  }
}
