import type { Server } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";

/** After the drain nobody should send any more; whoever still waits for an answer gets this long. */
const LAST_ANSWERS_MS = 5_000;

/**
 * Leaves without breaking a review. Endpoints are taken out of the Service some time after SIGTERM, so reviews go on
 * being answered for `drainMs`, each with `Connection: close` (the app's part), and only then the port is closed.
 */
export async function drain(server: Server, drainMs: number): Promise<void> {
  await sleep(drainMs);
  const closed = new Promise((resolve) => server.close(resolve));
  server.closeIdleConnections();
  await Promise.race([closed, sleep(LAST_ANSWERS_MS, undefined, { ref: false })]);
  server.closeAllConnections();
}
