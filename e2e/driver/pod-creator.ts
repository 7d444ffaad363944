import { setTimeout as sleep } from "node:timers/promises";
import { PODS } from "@keyward/kube/client/kinds";
import type { Cluster } from "../cluster/provider.ts";
import { apiOf } from "./api.ts";

/**
 * Creates opted-in pods one after the other, without a pause, as server-side dry runs: each takes the whole road through
 * admission and leaves nothing for the kubelet to do.
 */
export class PodCreator implements AsyncDisposable {
  readonly failures: string[] = [];
  created = 0;
  #stopped = false;
  #loop: Promise<void>;

  private constructor(cluster: Cluster, namespace: string) {
    this.#loop = this.#run(cluster, namespace);
  }

  static async start(cluster: Cluster, namespace: string): Promise<PodCreator> {
    const creator = new PodCreator(cluster, namespace);
    await creator.atLeast(5);
    return creator;
  }

  /** Returns once `count` more pods were created, or one failed. */
  async atLeast(count: number): Promise<void> {
    const goal = this.created + count;
    while (this.created < goal && this.failures.length === 0) await sleep(20);
  }

  async stop(): Promise<{ created: number; failures: string[] }> {
    this.#stopped = true;
    await this.#loop;
    return { created: this.created, failures: this.failures };
  }

  async #run(cluster: Cluster, namespace: string): Promise<void> {
    const api = apiOf(cluster);
    while (!this.#stopped && this.failures.length < 20) {
      try {
        const made = await api.create(PODS, podOf(namespace), { dryRun: true, timeoutMs: 30_000 });
        if (!JSON.stringify(made).includes('"name":"keyward"'))
          this.failures.push("a pod without the sidecar was admitted");
        this.created++;
      } catch (error) {
        this.failures.push(`${new Date().toISOString()} ${(error as Error).message}`);
      }
      // A breath for the machine: two cores also run the API server, the roll-out and its pods.
      await sleep(10);
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.stop();
  }
}

function podOf(namespace: string) {
  return {
    metadata: { generateName: "load-", namespace, annotations: { "keyward.dev/inject": "payments" } },
    spec: { containers: [{ name: "app", image: "keyward.dev/demo-app:0.1.0", args: ["sleep"] }] },
  } as never;
}
