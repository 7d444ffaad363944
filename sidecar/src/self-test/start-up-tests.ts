import { getFips } from "node:crypto";
import { KeywardError } from "@keyward/core/errors/keyward-error";
import type { HealthState } from "../health/health-state.ts";
import type { Log } from "../log/log.ts";
import type { ProfileHolder } from "../profile/holder.ts";
import { KNOWN_ANSWERS } from "./known-answers.ts";
import { runSelfTests, type SelfTestReport } from "./self-tests.ts";

export interface TestedParts {
  readonly health: HealthState;
  readonly holder: ProfileHolder;
  readonly log: Log;
  nowMs(): number;
}

/** Runs the self-tests of a start. Until they have passed the server is NOT_SERVING; if one fails it stays so and takes no call. */
export class StartUpTests {
  #report: SelfTestReport | undefined;

  /** Undefined while they run. */
  get report(): SelfTestReport | undefined {
    return this.#report;
  }

  async run({ health, holder, log, nowMs }: TestedParts): Promise<void> {
    const began = performance.now();
    // Under the FIPS provider what is not approved cannot be computed, and no profile can ask for it.
    const tests = getFips() === 1 ? KNOWN_ANSWERS.filter(({ fips }) => fips) : KNOWN_ANSWERS;
    this.#report = await runSelfTests(tests, nowMs);
    const failed = this.#report.results.filter(({ fault }) => fault !== undefined);
    if (failed.length === 0) {
      log.info({ tests: tests.length, ms: Math.round(performance.now() - began) }, "self-tests passed");
      health.lift("self-test");
      return;
    }
    const names = failed.map(({ name }) => name).join(", ");
    log.fatal({ failed }, "self-tests failed; no call is taken");
    holder.block(new KeywardError("UNAVAILABLE", `self-tests failed: ${names}; replace this server's node or image`));
  }
}
