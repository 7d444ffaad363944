import { setTimeout as sleep } from "node:timers/promises";
import { BackendError } from "@keyward/core/backend/backend-error";

const FIRST_WAIT_MS = 50;
const LONGEST_WAIT_MS = 2000;

/**
 * Asks again and again, ever more slowly, until it is so.
 * @param look returns undefined while it is not
 * @throws TimedOut when the signal ends it
 */
export async function until<T>(what: string, look: () => Promise<T | undefined>, signal: AbortSignal): Promise<T> {
  for (let waitMs = FIRST_WAIT_MS; ; waitMs = Math.min(2 * waitMs, LONGEST_WAIT_MS)) {
    const found = await look();
    if (found !== undefined) return found;
    try {
      await sleep(waitMs, undefined, { signal });
    } catch (cause) {
      if (signal.reason instanceof BackendError) throw signal.reason;
      throw new BackendError("TimedOut", `${what} takes longer than there is time; ask again, it goes on at Google`, {
        cause,
      });
    }
  }
}
