import { rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Fault } from "./engine/fault.ts";
import { saveFind } from "./finds.ts";
import type { Progress, Report, WorkOrder } from "./messages.ts";
import { superviseWork } from "./supervisor.ts";

export interface CampaignOptions {
  /** Folder that the targets are in. */
  readonly folder: string;
  readonly targets: readonly string[];
  readonly durationMs: number;
  readonly seed: number;
  readonly vectors: string;
  /** Set: this file is run once, and nothing else. */
  readonly replay: string | undefined;
  readonly hangMs: number;
  readonly stop: AbortSignal;
  readonly onFind: (find: SavedFind) => void;
  readonly onEnd: (progress: Progress) => void;
}

/** A find whose input is in a file. */
export interface SavedFind {
  readonly target: string;
  readonly fault: Fault;
  readonly path: string;
}

/** Runs workers until every target has had its time: each time one hangs or dies, the next goes on behind its target. */
export async function runCampaign(options: CampaignOptions): Promise<void> {
  const blackBox = join(tmpdir(), `keyward-fuzz-in-flight-${process.pid}`);
  const startedMs = performance.now();
  try {
    for (let targets = options.targets; targets.length > 0 && !options.stop.aborted; ) {
      const remainingMs = Math.max(0, options.durationMs - (performance.now() - startedMs));
      const { folder, seed, vectors, replay } = options;
      targets = await work({ folder, targets, durationMs: remainingMs, seed, vectors, replay, blackBox }, options);
    }
  } finally {
    rmSync(blackBox, { force: true });
  }
}

/** @returns the targets that have had no time yet */
async function work(order: WorkOrder, options: CampaignOptions): Promise<readonly string[]> {
  const latest = new Map<string, Progress>();
  const onReport = (said: Report) => {
    if (said.type === "progress") latest.set(said.progress.target, said.progress);
    if (said.type === "end" && latest.has(said.target)) options.onEnd(latest.get(said.target)!);
    if (said.type === "find") tell(said.target, said.fault, Buffer.from(said.input, "base64"));
  };
  const tell = (target: string, fault: Fault, input: Uint8Array) => {
    const path = order.replay ?? saveFind(target, fault.kind, input);
    options.onFind({ target, fault, path });
  };
  const { fault, inFlight } = await superviseWork(order, { hangMs: options.hangMs, stop: options.stop, onReport });
  if (fault === undefined) return [];
  if (inFlight === undefined) throw new Error(`no target could be started: ${fault.text}`);
  const target = order.targets[inFlight.target]!;
  tell(target, fault, inFlight.input);
  if (latest.has(target)) options.onEnd(latest.get(target)!);
  return order.targets.slice(inFlight.target + 1);
}
