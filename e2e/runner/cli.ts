import { randomBytes } from "node:crypto";
import { globSync } from "node:fs";
import { join } from "node:path";
import { chooseProvider } from "../cluster/choose.ts";
import { readClusterConfig } from "../cluster/config.ts";
import type { Cluster } from "../cluster/provider.ts";
import { installKeyward } from "../install/install-keyward.ts";
import { runLanes } from "./lanes.ts";
import { LeftoverProcesses } from "./leftover-processes.ts";

// Runs the suites against clusters that are brought up once: a bare one for the parts, one with Keyward for the whole.

const ROOT = join(import.meta.dirname, "..", "..");
const WITH_KEYWARD = /^e2e\/suites\/keyward\//;
const WITH_BARE_CLUSTER = /^e2e\/suites\/(kube|crds|operator|keys|chart|bad-days)\//;

const filters = process.argv.slice(2);
const files = globSync(
  [
    "e2e/suites/**/*.test.ts",
    "{core,crds,kube,providers,sidecar,operator,webhook,kms-plugin,cli,clients,tools,e2e,bench}/**/*.slow.test.ts",
  ],
  { cwd: ROOT, exclude: ["**/node_modules/**"] },
)
  .filter((file) => filters.length === 0 || filters.some((filter) => file.includes(filter)))
  .sort();
/** Suites that take parts of Keyward away need its cluster for themselves; all others wait for other things meanwhile. */
const lanes = [files.filter((file) => WITH_KEYWARD.test(file)), files.filter((file) => !WITH_KEYWARD.test(file))];
const startedMs = performance.now();
const report = (line: string) =>
  console.error(`[${((performance.now() - startedMs) / 1000).toFixed(1).padStart(6)} s] ${line}`);

process.exitCode = files.length === 0 ? noSuch() : await main();

function noSuch(): number {
  console.error(`no suite's file name has any of: ${filters.join(", ")}`);
  return 2;
}

async function main(): Promise<number> {
  await using clusters = new AsyncDisposableStack();
  const leftovers = new LeftoverProcesses();
  const env: NodeJS.ProcessEnv = { ...process.env, ...leftovers.env };
  if (files.some((file) => WITH_BARE_CLUSTER.test(file))) {
    const bare = await bringUp(clusters, "bare");
    env.KEYWARD_TEST_CLUSTER = bare.name;
  }
  if (files.some((file) => WITH_KEYWARD.test(file))) {
    const installed = await bringUp(clusters, "full");
    await installKeyward(installed, { report });
    env.KEYWARD_INSTALLED_CLUSTER = installed.name;
  }
  try {
    // Awaited here: the clusters go when this function ends.
    return await runLanes(lanes, env);
  } finally {
    for (const command of leftovers.end()) report(`ended what a suite had left: ${command.slice(0, 200)}`);
  }
}

async function bringUp(clusters: AsyncDisposableStack, kind: string): Promise<Cluster> {
  const provider = await chooseProvider(readClusterConfig());
  const cluster = await provider.up({ name: `e2e-${kind}-${randomBytes(3).toString("hex")}`, report });
  clusters.defer(() => cluster.down());
  return cluster;
}
