import { KeywardError } from "@keyward/core/errors/keyward-error";
import type { HealthState } from "../health/health-state.ts";
import type { Log } from "../log/log.ts";
import type { ProfileHolder } from "../profile/holder.ts";

interface Alarmed {
  readonly health: HealthState;
  readonly holder: ProfileHolder;
  readonly log: Log;
}

/**
 * What follows when a new pair fails its pairwise test: a process that computes wrongly takes no further call.
 * Source: FIPS 140-3 IG 10.3.A, the error state
 */
export function brokenPairAlarm({ health, holder, log }: Alarmed): (type: string) => void {
  return (type) => {
    log.fatal({ type }, "a new key pair failed its pairwise test; no further call is taken");
    health.raise("self-test");
    const text = `a new ${type} key failed its pairwise test; replace this server's node or image`;
    holder.block(new KeywardError("UNAVAILABLE", text));
  };
}
