import type { KubeClient } from "../client/kube-client.ts";
import { TokenBucket } from "../queue/token-bucket.ts";
import { WorkQueue } from "../queue/work-queue.ts";
import { type Clock, sleep, systemClock } from "../watch/clock.ts";
import type { KubeObject } from "../watch/kube-object.ts";
import type { Reporter } from "./event-body.ts";
import { type EventSeries, type Notice, SERIES_GAP_MS, seriesKey } from "./event-series.ts";
import { EventWriter } from "./event-writer.ts";

export interface EventRecorderOptions {
  client: KubeClient;
  reporter: Reporter;
  /** Between two writes about the same series; repeats in between are only counted. Default 10,000. */
  seriesIntervalMs?: number;
  /** Different notices about one object: so many at once, then so many per second. Default 25, and one in 30 s. */
  perObject?: { burst: number; perSecond: number };
  /** Series remembered at a time; the oldest go first. Default 2,000. */
  maxSeries?: number;
  /** For a counter. */
  onDropped?(reason: "rate" | "refused", regarding: KubeObject): void;
  clock?: Clock;
}

/**
 * Tells people about objects by Events. The same thing told again raises a count instead of making another Event.
 * Telling never throws and never waits; what cannot be told is counted and dropped.
 */
export class EventRecorder implements AsyncDisposable {
  readonly #options: Required<EventRecorderOptions>;
  readonly #writer: EventWriter;
  readonly #queue: WorkQueue;
  readonly #series = new Map<string, EventSeries>();
  readonly #buckets = new Map<string, TokenBucket>();
  readonly #stop = new AbortController();
  readonly #worker: Promise<void>;

  constructor(options: EventRecorderOptions) {
    const perObject = { burst: 25, perSecond: 1 / 30 };
    const defaults = { seriesIntervalMs: 10_000, perObject, maxSeries: 2_000, clock: systemClock, onDropped: () => {} };
    this.#options = { ...defaults, ...options };
    this.#writer = new EventWriter(options.client, options.reporter);
    this.#queue = new WorkQueue({ retryBaseMs: 500, retryCapMs: 10_000, clock: this.#options.clock });
    this.#worker = this.#work();
  }

  record(regarding: KubeObject, notice: Notice): void {
    const { clock, seriesIntervalMs } = this.#options;
    const key = seriesKey(regarding, notice);
    const series = this.#running(key);
    if (series !== undefined) {
      series.count += 1;
      series.lastEpochMs = clock.epochMs();
      this.#queue.addAfter(key, Math.max(0, series.writtenMs + seriesIntervalMs - clock.monotonicMs()));
    } else if (this.#bucket(regarding).take() === 0) {
      this.#begin(key, regarding, notice);
      this.#queue.add(key);
    } else {
      this.#options.onDropped("rate", regarding);
    }
  }

  /** Writes what is waiting, for at most three seconds, and stops. */
  async [Symbol.asyncDispose](): Promise<void> {
    const { clock } = this.#options;
    const cancel = clock.setTimer(() => this.#stop.abort(), 3_000);
    for (const [key, series] of this.#series) if (series.writtenCount !== series.count) this.#queue.add(key);
    while (this.#queue.depth + this.#queue.running > 0 && !this.#stop.signal.aborted) await sleep(clock, 20);
    cancel();
    this.#stop.abort();
    this.#queue.close();
    await this.#worker;
  }

  #running(key: string): EventSeries | undefined {
    const series = this.#series.get(key);
    const quietMs = series === undefined ? 0 : this.#options.clock.epochMs() - series.lastEpochMs;
    return quietMs > SERIES_GAP_MS ? undefined : series;
  }

  #begin(key: string, regarding: KubeObject, notice: Notice): void {
    const nowMs = this.#options.clock.epochMs();
    const told = { firstEpochMs: nowMs, lastEpochMs: nowMs, count: 1, writtenCount: 0, attempts: 0 };
    this.#series.delete(key);
    this.#series.set(key, { regarding, notice, ...told, writtenMs: this.#options.clock.monotonicMs() });
    trim(this.#series, this.#options.maxSeries);
  }

  #bucket({ kind, metadata }: KubeObject): TokenBucket {
    const id = metadata.uid ?? `${kind} ${metadata.namespace}/${metadata.name}`;
    const { perObject, clock, maxSeries } = this.#options;
    const bucket = this.#buckets.get(id) ?? new TokenBucket({ ...perObject, clock });
    this.#buckets.set(id, bucket);
    trim(this.#buckets, maxSeries);
    return bucket;
  }

  async #work(): Promise<void> {
    for (let key = await this.#queue.next(); key !== undefined; key = await this.#queue.next()) {
      const series = this.#series.get(key);
      if (series !== undefined) await this.#write(key, series);
      this.#queue.done(key);
    }
  }

  async #write(key: string, series: EventSeries): Promise<void> {
    const outcome = await this.#writer.write(series, this.#stop.signal);
    series.writtenMs = this.#options.clock.monotonicMs();
    if (outcome === "later") {
      this.#queue.addFailed(key);
      return;
    }
    this.#queue.forget(key);
    if (outcome === "given-up") {
      this.#series.delete(key);
      this.#options.onDropped("refused", series.regarding);
    }
  }
}

/** Maps keep the order of insertion, so the first is the oldest. */
function trim(map: Map<string, unknown>, max: number): void {
  for (const key of map.keys()) {
    if (map.size <= max) return;
    map.delete(key);
  }
}
