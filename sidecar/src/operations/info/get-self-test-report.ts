import { KeywardError } from "@keyward/core/errors/keyward-error";
import type { Operation } from "../../dispatch/operation.ts";
import type { SelfTestReport } from "../../self-test/self-tests.ts";

/** Tells what the self-tests of this start found. Every caller may ask. */
export const getSelfTestReport: Operation<Record<never, never>, SelfTestReport> = {
  name: "GetSelfTestReport",
  checks: [],
  run(_input, { selfTests }) {
    const { report } = selfTests;
    if (report !== undefined) return report;
    throw new KeywardError("UNAVAILABLE", "the self-tests of this start are still running; ask again");
  },
};
