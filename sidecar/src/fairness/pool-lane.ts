import { FairLane } from "./fair-lane.ts";

/** The four threads that libuv has, and one piece of work more for each, to begin with while the event loop looks elsewhere. */
const POOL_WIDTH = 8;

/** As many as a container may have under way on four connections, where its profile says nothing. */
const MAX_WAITING = 4_096;

/**
 * Signatures that take a pool thread for some hundred microseconds. The pool serves in the order of asking: what waits, waits here,
 * so that another caller's signature waits for eight of them and not for a thousand. Of this process: it has one pool.
 */
export const POOL_LANE = new FairLane({ width: POOL_WIDTH, maxWaiting: MAX_WAITING, what: "signatures" });
