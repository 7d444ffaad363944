import { setTimeout as delay } from "node:timers/promises";
import { LEASES } from "@keyward/kube/client/kinds";
import { isConflict } from "@keyward/kube/watch/kube-error";
import type { Suite } from "../operator/fixture.ts";
import type { OperatorFlags, OperatorProcess } from "../operator/operator-process.ts";

const LOOK_MS = 10;
const DEADLINE_MS = 60_000;

/** Replicas of the operator: one leads, the others wait for its end. */
export class ReplicaPool {
  readonly #suite: Suite;
  readonly #flags: OperatorFlags;
  readonly #living = new Set<OperatorProcess>();

  constructor(suite: Suite, flags: OperatorFlags) {
    this.#suite = suite;
    this.#flags = flags;
  }

  async start(): Promise<void> {
    this.#living.add(await this.#suite.start(this.#flags));
  }

  async leader(): Promise<OperatorProcess> {
    for (const endMs = performance.now() + DEADLINE_MS; performance.now() < endMs; await delay(LOOK_MS)) {
      const found = [...this.#living].find(({ lines }) => lines.some(({ event }) => event === "election.leading"));
      if (found !== undefined) return found;
    }
    throw new Error(
      `no replica led within ${DEADLINE_MS} ms: ${[...this.#living].map(({ output }) => output).join("\n")}`,
    );
  }

  /** As a node that loses power. It is dead for certain then, so nobody need wait for the end of its lease. */
  async kill(leader: OperatorProcess): Promise<void> {
    await leader.end("SIGKILL");
    this.#living.delete(leader);
    while (!(await this.#isFreed(leader.podName))) await delay(LOOK_MS);
  }

  /** @returns false where the lease changed in between: by a standby, or by what the leader had still sent before it died */
  async #isFreed(podName: string): Promise<boolean> {
    const { client, operatorNamespace: namespace } = this.#suite;
    const { metadata, spec } = await client.get(LEASES, { namespace, name: "keyward-operator" });
    if (!spec?.holderIdentity?.startsWith(podName)) return true;
    const { resourceVersion } = metadata;
    const body = { metadata: { resourceVersion }, spec: { holderIdentity: "" } };
    try {
      await client.patch(LEASES, metadata, { type: "merge", body });
      return true;
    } catch (error) {
      if (isConflict(error)) return false;
      throw error;
    }
  }
}
