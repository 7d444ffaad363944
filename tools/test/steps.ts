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

/** Tests that need neither a cluster nor a long build, by folder. */
const UNIT_TESTS = ["core", "crds", "kube", "proto", "providers", "sidecar", "operator", "webhook", "tools", "e2e"].map(
  (folder) => `${folder}/**/*.test.ts`,
);
/** Each of these starts a cluster, builds an image, or runs for minutes. */
const SLOW_TESTS = ["e2e/suites/**", "**/*.slow.test.ts", "**/node_modules/**"];

export function unitStep(): Step {
  const files = globSync(UNIT_TESTS, { cwd: root, exclude: SLOW_TESTS }).sort();
  return {
    name: "unit tests",
    argv: [process.execPath, "--test", `--test-concurrency=${availableParallelism()}`, ...files],
  };
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
