import type { KnownAnswer } from "./known-answer.ts";

export interface SelfTestResult {
  readonly name: string;
  /** Why it failed; undefined: it passed. Never what was computed. */
  readonly fault: string | undefined;
}

export interface SelfTestReport {
  readonly passed: boolean;
  /** Milliseconds since 1970. */
  readonly finishedAtMs: number;
  readonly results: readonly SelfTestResult[];
}

/** Runs every test, also after one has failed, and gives way to the event loop between them. */
export async function runSelfTests(tests: readonly KnownAnswer[], nowMs: () => number): Promise<SelfTestReport> {
  const results: SelfTestResult[] = [];
  for (const test of tests) results.push({ name: test.name, fault: await faultOf(test) });
  return Object.freeze({
    passed: results.every(({ fault }) => fault === undefined),
    finishedAtMs: nowMs(),
    results: Object.freeze(results),
  });
}

async function faultOf(test: KnownAnswer): Promise<string | undefined> {
  try {
    return (await test.run()) ? undefined : "the result is not the known answer";
  } catch {
    return "the computation failed";
  }
}
