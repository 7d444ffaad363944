import { randomBytes } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { chooseProvider } from "../../cluster/choose.ts";
import { mustRun } from "../../cluster/command.ts";
import { readClusterConfig } from "../../cluster/config.ts";
import { LOCK_FILE, readRecord, stateFolder } from "../../cluster/embedded/host/state.ts";
import { withLock } from "../../cluster/lock.ts";
import type { Cluster, ClusterProvider } from "../../cluster/provider.ts";

export const config = readClusterConfig();
export const provider: ClusterProvider = await chooseProvider(config);

/** What only a control plane of our own has: these suites look below the Kubernetes API. */
export const onlyEmbedded =
  provider.name === "embedded" ? {} : { skip: `the provider is ${provider.name}, not embedded` };

/** Distinct, so that a developer's cluster and several test runs go side by side. */
export function newName(): string {
  return `test-${randomBytes(4).toString("hex")}`;
}

/** Work on what a dead cluster left, while nobody else on this machine removes it, as each start and each end of a cluster does. */
export function undisturbed<T>(work: () => Promise<T>): Promise<T> {
  return withLock(join(config.stateDir, LOCK_FILE), () => {}, work);
}

/** Gives standard output. @throws Error with kubectl's own words */
export async function kubectl(cluster: Cluster, args: readonly string[], stdin?: object): Promise<string> {
  const options = stdin === undefined ? {} : { stdin: JSON.stringify(stdin) };
  const { stdout, stderr, code } = await cluster.kubectl(args, { timeoutMs: 310_000, ...options });
  if (code !== 0) throw new Error(`kubectl ${args.join(" ")}: ${stderr}`);
  return stdout;
}

/** What a cluster might leave on the host, apart from its device: other clusters come and go meanwhile. */
export async function hostTraces(): Promise<Record<string, unknown>> {
  const settings = ["vm/overcommit_memory", "kernel/panic", "kernel/panic_on_oops", "kernel/keys/root_maxkeys"];
  return {
    devices: (await links()).map((it) => it.ifname).filter((it) => !/^keyward\d+$/.test(it)),
    mounts: (await readFile("/proc/self/mountinfo", "utf8")).split("\n").length,
    rules: await mustRun(["nft", "list", "ruleset"], { env: config.env }),
    settings: await Promise.all(settings.map((it) => readFile(`/proc/sys/${it}`, "utf8"))),
  };
}

/** The host's end of a cluster's link. Names are used again, so the hardware address tells which one it is. */
export async function deviceOf(name: string): Promise<string> {
  const record = await readRecord(stateFolder(config.stateDir, name));
  const link = (await links()).find((it) => it.ifname === record?.details?.device);
  if (link === undefined) throw new Error(`the cluster ${name} has no device on the host`);
  return link.address;
}

export async function deviceExists(address: string): Promise<boolean> {
  return (await links()).some((it) => it.address === address);
}

async function links(): Promise<{ ifname: string; address: string }[]> {
  return JSON.parse(await mustRun(["ip", "-json", "link"], { env: config.env }));
}
