import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { globSync } from "node:fs";
import { join } from "node:path";
import { chooseProvider } from "../cluster/choose.ts";
import { readClusterConfig } from "../cluster/config.ts";
import type { Cluster } from "../cluster/provider.ts";
import { installKeyward } from "../install/install-keyward.ts";

// Runs the suites against clusters that are brought up once: a bare one for the parts, one with Keyward for the whole.

const ROOT = join(import.meta.dirname, "..", "..");
const WITH_KEYWARD = /^e2e\/suites\/keyward\//;
const WITH_BARE_CLUSTER = /^e2e\/suites\/(kube|crds|operator|chart)\//;

const filters = process.argv.slice(2);
const files = globSync(
  ["e2e/suites/**/*.test.ts", "{core,crds,kube,sidecar,operator,webhook,tools,e2e}/**/*.slow.test.ts"],
  { cwd: ROOT, exclude: ["**/node_modules/**"] },
)
  .filter((file) => filters.length === 0 || filters.some((filter) => file.includes(filter)))
  .sort();
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
  const env: NodeJS.ProcessEnv = { ...process.env };
  if (files.some((file) => WITH_BARE_CLUSTER.test(file))) {
    const bare = await bringUp(clusters, "bare");
    env.KEYWARD_TEST_CLUSTER = bare.name;
  }
  if (files.some((file) => WITH_KEYWARD.test(file))) {
    const installed = await bringUp(clusters, "full");
    await installKeyward(installed, { report });
    env.KEYWARD_INSTALLED_CLUSTER = installed.name;
  }
  // Awaited here: the clusters go when this function ends.
  return await runTests(env);
}

async function bringUp(clusters: AsyncDisposableStack, kind: string): Promise<Cluster> {
  const provider = await chooseProvider(readClusterConfig());
  const cluster = await provider.up({ name: `e2e-${kind}-${randomBytes(3).toString("hex")}`, report });
  clusters.defer(() => cluster.down());
  return cluster;
}

/** One file after the other: the suites share a cluster, and some take parts of it away. */
async function runTests(env: NodeJS.ProcessEnv): Promise<number> {
  const child = spawn(process.execPath, ["--test", "--test-concurrency=1", ...files], {
    cwd: ROOT,
    env,
    stdio: ["ignore", "inherit", "inherit"],
  });
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => child.kill(signal));
  const [code] = await once(child, "exit");
  return code ?? 1;
}
