import type { BackendHealth } from "@keyward/core/backend/backend";
import type { Server } from "./connection/server.ts";
import type { Transit } from "./connection/transit.ts";

const WHAT = "asking for its health";
/** A standby serves as well: it forwards. */
const HEALTH = "sys/health?standbyok=true&perfstandbyok=true";

export interface HealthSources {
  readonly server: Server;
  readonly transit: Transit;
  readonly nowMs: () => number;
}

/** The server's own word, then one call with our token to the engine. */
export async function vaultHealth(
  { server, transit, nowMs }: HealthSources,
  signal: AbortSignal,
): Promise<BackendHealth> {
  const { version } = await server.call({ what: WHAT, method: "GET", path: HEALTH }, signal);
  const startMs = nowMs();
  await transit.read("reading the wrapping key", "wrapping_key", signal);
  const latencyMs = nowMs() - startMs;
  return { latencyMs, detail: typeof version === "string" ? `transit, version ${version.slice(0, 64)}` : "transit" };
}
