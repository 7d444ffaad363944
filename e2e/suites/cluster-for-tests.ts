import { randomBytes } from "node:crypto";
import { chooseProvider } from "../cluster/choose.ts";
import { readClusterConfig } from "../cluster/config.ts";
import type { Cluster } from "../cluster/provider.ts";

let shared: Promise<Cluster> | undefined;

/**
 * The cluster that KEYWARD_TEST_CLUSTER names, or one of our own that goes when all tests and hooks of this process are
 * over.
 * @throws ClusterError, one sentence: what is missing and how to get it
 */
export function clusterForTests(): Promise<Cluster> {
  shared ??= find(process.env.KEYWARD_TEST_CLUSTER);
  return shared;
}

async function find(name: string | undefined): Promise<Cluster> {
  const provider = await chooseProvider(readClusterConfig());
  if (name !== undefined && name !== "") {
    const cluster = await provider.find(name);
    if (cluster === undefined) throw new Error(`KEYWARD_TEST_CLUSTER is "${name}", but no such cluster runs`);
    return cluster;
  }
  const own = await provider.up({
    name: `suite-${randomBytes(3).toString("hex")}`,
    report: (line) => console.error(line),
  });
  // Not a hook of the test runner: those run in the order in which they were made, and a file's own clean-up comes later.
  process.once("beforeExit", () => own.down());
  return own;
}
