import { setTimeout as sleep } from "node:timers/promises";
import type { Ground } from "./ground.ts";
import { type OperatorProgram, OperatorRun } from "./operator-run.ts";

const LOOK_MS = 100;
const DEADLINE_MS = 5 * 60_000;
/** After the first pass: what was only needed for it is given back by then, or never. */
const SETTLED_MS = 20_000;

export interface Start {
  readonly run: OperatorRun;
  /** From the start of the process. */
  readonly cachesMs: number;
  /** Until it leads and has looked at every key once. */
  readonly passMs: number;
  readonly rssBytes: number;
  readonly peakBytes: number;
}

/** Starts the operator and waits until it has looked at every key once. @throws Error after 5 minutes */
export async function measureStart(program: OperatorProgram, ground: Ground, keys: number): Promise<Start> {
  const run = await startOperator(program, ground);
  const cachesMs = await until(run, "its caches to be filled", () => run.isReady());
  const passMs = await until(run, "its first pass", () => hasPassed(run, keys));
  await sleep(SETTLED_MS);
  return { run, cachesMs, passMs, ...run.memory };
}

export function startOperator(program: OperatorProgram, { cluster, pod, operatorNamespace: namespace }: Ground) {
  return OperatorRun.start(program, { kubeconfigPath: cluster.kubeconfigPath, pod, namespace });
}

/** @returns milliseconds since the start of the process. @throws Error */
export async function until(run: OperatorRun, what: string, look: () => Promise<boolean>): Promise<number> {
  for (;;) {
    const sinceMs = performance.now() - run.startedMs;
    if (await look().catch(() => false)) return performance.now() - run.startedMs;
    if (sinceMs > DEADLINE_MS) throw new Error(`waited ${DEADLINE_MS} ms for ${what}:\n${run.complaints.join("\n")}`);
    await sleep(LOOK_MS);
  }
}

async function hasPassed(run: OperatorRun, keys: number): Promise<boolean> {
  const value = await run.metrics();
  const done = value('keyward_reconciles_total{controller="crypto-key",outcome="done"}');
  return done >= keys && value('keyward_queue_depth{controller="crypto-key"}') === 0;
}
