import type { TokenBucketOptions } from "./token-bucket.ts";
import type { WorkQueueOptions } from "./work-queue.ts";

/** What a reconcile may ask for. Nothing means: wait for the next change. */
export type ReconcileResult = undefined | { requeueAfterMs: number };

/** Thrown by a reconcile for which trying again is senseless before something changes. */
export class TerminalError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = "TerminalError";
  }
}

/** The end of one reconcile. */
export interface ReconcileReport {
  controller: string;
  key: string;
  outcome: "done" | "requeued" | "failed" | "terminal";
  durationMs: number;
  /** Failures of this key in a row, this one included. */
  failures: number;
  /** When it runs again by itself. */
  retryInMs?: number;
  error?: unknown;
}

/** For metrics and logs. What a hook throws is ignored. */
export interface ControllerHooks {
  onStart?(key: string): void;
  onEnd?(report: ReconcileReport): void;
  /** A reconcile ignores its signal. It keeps its key, and others run in its place. */
  onStuck?(key: string, runningMs: number): void;
}

export interface ControllerOptions extends WorkQueueOptions {
  /** For reports. */
  name: string;
  /**
   * Makes the world match the object of that key, whatever happened to it. Runs once at a time per key. The signal
   * aborts when time is up or the controller stops.
   */
  reconcile(key: string, signal: AbortSignal): Promise<ReconcileResult> | Promise<void>;
  /** Keys at a time. Default 2. */
  concurrency?: number;
  /** Per reconcile. Default 60,000. */
  timeoutMs?: number;
  /** Between the signal and giving up on a reconcile. Default 5,000. */
  graceMs?: number;
  /** What may finish after the stop, before its signal aborts. Default 5,000. */
  drainMs?: number;
  /** Reconciles started per second, all keys together. Default: 50, 100 at once. */
  rate?: Pick<TokenBucketOptions, "perSecond" | "burst">;
  hooks?: ControllerHooks;
}
