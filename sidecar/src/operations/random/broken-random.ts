import type { HealthFailure } from "@keyward/core/crypto/random/health-tests";
import { KeywardError } from "@keyward/core/errors/keyward-error";
import type { HealthState } from "../../health/health-state.ts";
import type { Log } from "../../log/log.ts";
import type { ProfileHolder } from "../../profile/holder.ts";

interface Alarmed {
  readonly health: HealthState;
  readonly holder: ProfileHolder;
  readonly log: Log;
}

/** What follows when the generator fails a test: keys and nonces come from it, too, so the process takes no further call. */
export function brokenRandomAlarm({ health, holder, log }: Alarmed): (failure: HealthFailure) => void {
  return (failure) => {
    log.fatal({ test: failure }, "the random generator failed a health test; no further call is taken");
    health.raise("random");
    const text = `the random generator failed its ${failure} test; restart this server, or replace its node`;
    holder.block(new KeywardError("UNAVAILABLE", text));
  };
}
