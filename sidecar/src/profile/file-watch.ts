import { stat } from "node:fs/promises";
import { setTimeout as delay } from "node:timers/promises";

/**
 * Calls back when a file has changed, until the signal aborts. It looks at the file again and again: editors, ConfigMaps
 * and `cp` replace files in ways that fs.watch does not see, and one stat in half a second costs nothing.
 * @param known its {@link fingerprint} before it was read: what changed since is a change, too
 * @param onChange runs to its end before the file is looked at again; it must not throw
 */
export async function watchFile(
  path: string,
  known: string,
  onChange: () => Promise<void>,
  signal: AbortSignal,
): Promise<void> {
  const INTERVAL_MS = 500;
  let seen = known;
  while (await pause(INTERVAL_MS, signal)) {
    const now = await fingerprint(path);
    if (now === seen) continue;
    seen = now;
    await onChange();
  }
}

/** @returns what differs where the file is another one, or was written to */
export async function fingerprint(path: string): Promise<string> {
  const found = await stat(path, { bigint: true }).catch(() => undefined);
  return found === undefined ? "absent" : `${found.dev}/${found.ino}/${found.size}/${found.mtimeNs}`;
}

/** @returns false once the signal has aborted */
async function pause(pauseMs: number, signal: AbortSignal): Promise<boolean> {
  try {
    await delay(pauseMs, undefined, { signal, ref: false });
    return true;
  } catch {
    return false;
  }
}
