import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { emptyTally, type Tally } from "./tally.ts";

const run = promisify(execFile);
const SUITES = join(import.meta.dirname, "..", "suites");
const TIMEOUT_MS = 600_000;
const MAX_OUTPUT_BYTES = 16 * 1024 * 1024;

/** Where keys live outside of Kubernetes: no backend of the operator, so a suite of its own judges each. */
export const OWN_SUITES: ReadonlyMap<string, string> = new Map([
  ["os-key-store", "standalone/os-key-store.test.ts"],
  ["webcrypto", "clients/browser-keys.test.ts"],
]);

/**
 * Runs the file as its own test run and counts its tests.
 * @param folder that it is in; absent: that of the suites
 */
export async function tallySuite(file: string, folder: string = SUITES): Promise<Tally> {
  const args = ["--test", "--test-reporter=tap", join(folder, file)];
  const env = { ...process.env };
  // A test run inside of another says nothing but to that one.
  delete env.NODE_TEST_CONTEXT;
  const options = { timeout: TIMEOUT_MS, maxBuffer: MAX_OUTPUT_BYTES, env };
  const output = await run(process.execPath, args, options).then(
    ({ stdout }) => stdout,
    (error: { readonly stdout?: string }) => error.stdout ?? "",
  );
  return readTap(output, `e2e/suites/${file}`);
}

/** @returns a failure where there is no summary: the run did not come to its end */
function readTap(output: string, server: string): Tally {
  const summary = (word: string) => Number(new RegExp(`^# ${word} (\\d+)$`, "m").exec(output)?.[1] ?? Number.NaN);
  const [passed, failed, skipped] = [summary("pass"), summary("fail"), summary("skipped")] as const;
  if ([passed, failed, skipped].some(Number.isNaN)) {
    return { ...emptyTally(), failed: 1, server, failures: ["the suite did not come to its end"] };
  }
  const reasons = [...output.matchAll(/# SKIP (.*)$/gm)].map(([, reason]) => reason!);
  // Every test says the same of what all of them need.
  if (passed + failed === 0 && new Set(reasons).size === 1) return { ...emptyTally(), reason: reasons[0]! };
  const failures = [...output.matchAll(/^\s*not ok \d+ - (.*)$/gm)].map(([, name]) => name!);
  const skips: Record<string, number> = {};
  for (const reason of reasons) skips[reason] = (skips[reason] ?? 0) + 1;
  return { passed, failed, skipped, server, ...(skipped > 0 && { skips }), ...(failed > 0 && { failures }) };
}
