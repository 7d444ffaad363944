import type { CoverageCount } from "./engine/coverage.ts";
import type { Fault } from "./engine/fault.ts";

/** What the worker is told when it starts. */
export interface WorkOrder {
  /** Folder that the targets are in. */
  readonly folder: string;
  /** In this order; each gets an equal share of the time that is left. */
  readonly targets: readonly string[];
  /** Monotonic milliseconds from the worker's start until it is to end. */
  readonly durationMs: number;
  readonly seed: number;
  readonly blackBox: string;
  readonly vectors: string;
  /** Run this file once instead of fuzzing; then there is one target. */
  readonly replay: string | undefined;
}

/** How far one target has come. */
export interface Progress extends CoverageCount {
  readonly target: string;
  readonly runs: number;
  readonly elapsedMs: number;
  readonly corpus: number;
}

/** What the worker says. */
export type Report =
  /** Decoding is about to begin, or has ended: outside nothing is expected to move. */
  | { readonly type: "begin" | "end"; readonly target: string }
  | { readonly type: "progress"; readonly progress: Progress }
  /** The same find again, smaller, follows where that was possible. */
  | { readonly type: "find"; readonly target: string; readonly fault: Fault; readonly input: string };
