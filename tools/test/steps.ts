import { globSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";

/** One command of the test run. */
export interface Step {
  readonly name: string;
  /** Program and arguments; run in the repository's root. */
  readonly argv: readonly string[];
}

const root = join(import.meta.dirname, "..", "..");
const bin = (name: string) => join(root, "node_modules", ".bin", name);

/** Folders whose fast tests leave nothing behind in their process, so one process serves them all: 8 s instead of 20. */
const SHARED_PROCESS = [
  "core",
  "crds",
  "kube",
  "proto",
  "providers",
  "clients",
  "operator",
  "webhook",
  "kms-plugin",
  "cli",
  "e2e",
  "bench",
];
/** These open servers, keep workers or start programs: a process each, more than there are cores because they mostly wait. */
const OWN_PROCESS = ["sidecar", "tools"];
/** Each of these starts a cluster, builds an image, or runs for minutes. */
const SLOW_TESTS = ["e2e/suites/**", "**/*.slow.test.ts", "**/node_modules/**"];

export function unitSteps(): Step[] {
  const test = (...flags: string[]) => [process.execPath, "--test", ...flags];
  return [
    { name: "unit tests in one process", argv: [...test("--test-isolation=none"), ...testFiles(SHARED_PROCESS)] },
    {
      name: "unit tests in processes of their own",
      argv: [...test(`--test-concurrency=${2 * availableParallelism()}`), ...testFiles(OWN_PROCESS)],
    },
  ];
}

function testFiles(folders: readonly string[]): string[] {
  const patterns = folders.map((folder) => `${folder}/**/*.test.ts`);
  return globSync(patterns, { cwd: root, exclude: SLOW_TESTS }).sort();
}

export function checkSteps(): Step[] {
  return [
    { name: "format and lint", argv: [bin("biome"), "ci", "--error-on-warnings", "."] },
    { name: "types", argv: [bin("tsc"), "--project", "tsconfig.json"] },
  ];
}

export function formatSteps(): Step[] {
  return [{ name: "format", argv: [bin("biome"), "check", "--write", "."] }];
}

/** @param filters parts of file names; none means every suite */
export function endToEndStep(filters: readonly string[]): Step {
  return { name: "end-to-end tests", argv: [process.execPath, join(root, "e2e/runner/cli.ts"), ...filters] };
}
