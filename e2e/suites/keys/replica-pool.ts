import { setTimeout as delay } from "node:timers/promises";
import { killLeader } from "../operator/dead-leader.ts";
import type { Suite } from "../operator/fixture.ts";
import type { OperatorFlags, OperatorProcess } from "../operator/operator-process.ts";

const LOOK_MS = 10;
const DEADLINE_MS = 120_000;

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

  async kill(leader: OperatorProcess): Promise<void> {
    this.#living.delete(leader);
    await killLeader(this.#suite, leader);
  }
}
