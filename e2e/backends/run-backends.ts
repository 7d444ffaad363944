import { runServer } from "./run-backend.ts";
import { CannotStart, type StartServer } from "./server.ts";
import { count, emptyTally, type Tally } from "./tally.ts";

/** Starts one backend's server, runs its cases, and stops it. A server that cannot start here is no failure; it says why. */
export async function tallyBackend(load: () => Promise<{ readonly start: StartServer }>): Promise<Tally> {
  const tally = emptyTally();
  try {
    const { start } = await load();
    const server = await start();
    tally.server = server.detail;
    try {
      await runServer(server, (result) => count(tally, result));
    } finally {
      await server.stop();
    }
  } catch (error) {
    if (error instanceof CannotStart) return { ...tally, reason: error.message };
    const failed = error instanceof Error ? error : new Error(String(error));
    count(tally, { name: "the server", verdict: { kind: "failed", error: failed } });
  }
  return tally;
}
