import { type Clock, sleep, systemClock } from "../watch/clock.ts";
import { KubeError } from "../watch/kube-error.ts";
import { quietly } from "../watch/quietly.ts";
import { type AttemptEnd, attempt } from "./attempt.ts";
import {
  type ControllerOptions,
  type ReconcileReport,
  type ReconcileResult,
  TerminalError,
} from "./controller-options.ts";
import { TokenBucket } from "./token-bucket.ts";
import { WorkQueue } from "./work-queue.ts";

/** Runs a reconcile function over the keys of a work queue. */
export class Controller {
  readonly #options: ControllerOptions;
  readonly #clock: Clock;
  readonly #queue: WorkQueue;
  readonly #rate: TokenBucket;

  constructor(options: ControllerOptions) {
    this.#options = options;
    this.#clock = options.clock ?? systemClock;
    this.#queue = new WorkQueue(options);
    this.#rate = new TokenBucket({ perSecond: 50, burst: 100, ...options.rate, clock: this.#clock });
  }

  /** As hooks tell it. */
  get name(): string {
    return this.#options.name;
  }

  /** Waiting, delayed and running keys, for gauges. */
  get load(): { depth: number; delayed: number; running: number } {
    const { depth, delayed, running } = this.#queue;
    return { depth, delayed, running };
  }

  /** The object of that key changed, or may have. */
  enqueue(key: string): void {
    this.#queue.add(key);
  }

  /** The same, before those that were enqueued without news. */
  enqueueAhead(key: string): void {
    this.#queue.addAhead(key);
  }

  enqueueAfter(key: string, delayMs: number): void {
    this.#queue.addAfter(key, delayMs);
  }

  /**
   * Works until the signal aborts; returns when nothing of it runs any more. What runs then gets `drainMs` to finish,
   * then its own signal. A controller runs once.
   * @param cutOff aborts what runs without that time; for a lost leadership
   */
  async run(signal: AbortSignal, cutOff?: AbortSignal): Promise<void> {
    const { concurrency = 2, drainMs = 5_000 } = this.#options;
    const hard = new AbortController();
    const cut = () => hard.abort(cutOff?.reason ?? signal.reason);
    let cancelDrain = () => {};
    const stop = () => {
      this.#queue.close();
      cancelDrain = this.#clock.setTimer(cut, drainMs);
    };
    if (signal.aborted) stop();
    if (cutOff?.aborted) cut();
    signal.addEventListener("abort", stop, { once: true });
    cutOff?.addEventListener("abort", cut, { once: true });
    await Promise.all(Array.from({ length: concurrency }, () => this.#work(signal, hard.signal)));
    cancelDrain();
    cutOff?.removeEventListener("abort", cut);
  }

  async #work(stop: AbortSignal, hard: AbortSignal): Promise<void> {
    for (let key = await this.#queue.next(); key !== undefined; key = await this.#queue.next()) {
      for (let waitMs = this.#rate.take(); waitMs > 0 && !stop.aborted; waitMs = this.#rate.take()) {
        await sleep(this.#clock, waitMs, stop);
      }
      if (!stop.aborted) await this.#reconcile(key, hard);
      else this.#queue.done(key);
    }
  }

  async #reconcile(key: string, hard: AbortSignal): Promise<void> {
    const { reconcile, timeoutMs = 60_000, graceMs = 5_000, hooks } = this.#options;
    const beganMs = this.#clock.monotonicMs();
    quietly(() => hooks?.onStart?.(key));
    const end = await attempt(async (signal) => (await reconcile(key, signal)) ?? undefined, {
      timeoutMs,
      graceMs,
      signal: hard,
      clock: this.#clock,
    });
    const durationMs = this.#clock.monotonicMs() - beganMs;
    const report = { controller: this.#options.name, key, durationMs, ...this.#settle(key, end) };
    if (end.kind === "stuck") quietly(() => hooks?.onStuck?.(key, durationMs));
    quietly(() => hooks?.onEnd?.(report));
    if (end.kind === "stuck") end.settled.then(() => this.#queue.done(key));
    else this.#queue.done(key);
  }

  #settle(key: string, end: AttemptEnd<ReconcileResult>): Omit<ReconcileReport, "controller" | "key" | "durationMs"> {
    if (end.kind === "returned") {
      this.#queue.forget(key);
      if (!end.value) return { outcome: "done", failures: 0 };
      this.#queue.addAfter(key, end.value.requeueAfterMs);
      return { outcome: "requeued", failures: 0, retryInMs: end.value.requeueAfterMs };
    }
    const { error } = end;
    if (error instanceof TerminalError) {
      this.#queue.forget(key);
      return { outcome: "terminal", failures: 1, error };
    }
    const retryInMs = this.#queue.addFailed(key, error instanceof KubeError ? error.retryAfterMs : 0);
    return { outcome: "failed", failures: this.#queue.failures(key), retryInMs, error };
  }
}
