import { randomBytes } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { chooseProvider } from "../cluster/choose.ts";
import { readClusterConfig } from "../cluster/config.ts";
import type { Cluster } from "../cluster/provider.ts";
import { closeApis } from "../driver/api.ts";
import { apply, kubectl } from "../driver/kubectl.ts";
import { installKeyward } from "../install/install-keyward.ts";

/** What was installed or deleted a moment ago still uses the processor; no figure should contain it. */
const SETTLE_MS = 5_000;

/** Where the figures are measured: a cluster of this run's own with Keyward, brought up when the first one needs it. */
export class Bench implements AsyncDisposable {
  readonly report: (line: string) => void;
  #cluster: Promise<Cluster> | undefined;
  readonly #cleanUp = new AsyncDisposableStack();

  constructor(report: (line: string) => void) {
    this.report = report;
  }

  /** Gives `work` a namespace that no other measurement uses, and takes it away, pods included, before it returns. */
  async inNamespace<T>(name: string, work: (cluster: Cluster, namespace: string) => Promise<T>): Promise<T> {
    this.#cluster ??= this.#bringUp();
    const cluster = await this.#cluster;
    const namespace = `figures-${name}`;
    await apply(cluster, `{apiVersion: v1, kind: Namespace, metadata: {name: ${namespace}}}`);
    try {
      await sleep(SETTLE_MS);
      return await work(cluster, namespace);
    } finally {
      await this.#remove(cluster, namespace).catch((error: Error) => this.report(error.message));
    }
  }

  async #remove(cluster: Cluster, namespace: string): Promise<void> {
    await kubectl(cluster, ["delete", "namespace", namespace, "--timeout=90s"], { timeoutMs: 100_000 });
  }

  async #bringUp(): Promise<Cluster> {
    const provider = await chooseProvider(readClusterConfig());
    const cluster = await provider.up({ name: `figures-${randomBytes(3).toString("hex")}`, report: this.report });
    this.#cleanUp.defer(() => cluster.down());
    this.#cleanUp.defer(closeApis);
    await installKeyward(cluster, { report: this.report });
    return cluster;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#cleanUp.disposeAsync();
  }
}
