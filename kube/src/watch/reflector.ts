import { between, type Random } from "./backoff.ts";
import { type Clock, sleep, systemClock } from "./clock.ts";
import { KnownObjects } from "./known-objects.ts";
import type { KubeObject, ObjectEvent } from "./kube-object.ts";
import { listAll } from "./lister.ts";
import { quietly } from "./quietly.ts";
import {
  REFLECTOR_TIMING,
  type ReflectorOptions,
  type ReflectorState,
  type ReflectorTiming,
} from "./reflector-options.ts";
import { RetryPolicy } from "./retry-policy.ts";
import { TransportError } from "./transport.ts";
import { watchWindow } from "./watch-window.ts";
import { Witness } from "./witness.ts";

/** A watch that lived so long was a good one; a shorter one counts as one more failure. */
const GOOD_WINDOW_MS = 3_000;

/**
 * Keeps someone informed of a collection: lists it, watches it, and after whatever happens to the connection, the
 * server or the place in the stream, comes back and delivers what was missed. It never gives up before it is stopped.
 */
export class Reflector<T extends KubeObject = KubeObject> implements AsyncDisposable {
  readonly #options: ReflectorOptions<T>;
  readonly #timing: ReflectorTiming;
  readonly #clock: Clock;
  readonly #random: Random;
  readonly #retry: RetryPolicy;
  readonly #known: KnownObjects<T>;
  readonly #stop = new AbortController();
  readonly #firstSync = Promise.withResolvers<void>();
  #loop: Promise<void> | undefined;
  /** Where in the stream we are; undefined: nowhere, list first. */
  #resourceVersion: string | undefined;
  readonly #witness = new Witness();
  /** The last watch was cut off: who answers next may be another server, over another etcd. */
  #cutOff = false;
  #relistAtMs = 0;

  constructor(options: ReflectorOptions<T>) {
    this.#options = options;
    this.#known = new KnownObjects(options.memory);
    this.#timing = { ...REFLECTOR_TIMING, ...options.timing };
    this.#clock = options.clock ?? systemClock;
    this.#random = options.random ?? Math.random;
    this.#retry = new RetryPolicy(this.#timing, this.#random);
    this.#firstSync.promise.catch(() => {});
  }

  /** Fulfilled after the first list and its handlers; rejected if the reflector is stopped before. */
  get synced(): Promise<void> {
    return this.#firstSync.promise;
  }

  /** Begins; a second call changes nothing. The signal stops it for good. */
  start(signal?: AbortSignal): this {
    if (signal?.aborted) this.#stop.abort(signal.reason);
    signal?.addEventListener("abort", () => this.#stop.abort(signal.reason), { signal: this.#stop.signal });
    this.#loop ??= this.#run();
    return this;
  }

  /** Stops, and returns when no callback can come any more. */
  async [Symbol.asyncDispose](): Promise<void> {
    this.#stop.abort(new Error("the reflector was stopped"));
    await this.#loop;
  }

  async #run(): Promise<void> {
    const { signal } = this.#stop;
    while (!signal.aborted) {
      try {
        if (this.#cutOff) await this.#lookBack(this.#resourceVersion);
        if (this.#resourceVersion === undefined || this.#clock.monotonicMs() >= this.#relistAtMs) await this.#list();
        await this.#watch();
      } catch (error) {
        // Our own program closed the transport: there is nothing to come back to.
        if (error instanceof TransportError && error.fault === "closed") this.#stop.abort(error);
        if (!signal.aborted) await this.#recover(error as Error);
      }
    }
    this.#firstSync.reject(signal.reason);
    this.#say({ phase: "stopped" });
  }

  async #lookBack(reached: string | undefined): Promise<void> {
    if (reached !== undefined) {
      const found = await this.#witness.lookBack(this.#listing, reached);
      if (found.is === "rewound") this.#say({ phase: "rewound", reached: found.reached, newest: found.newest });
      if (found.is !== "in-step") this.#resourceVersion = undefined;
    }
    this.#cutOff = false;
  }

  get #listing() {
    const { transport, resource, selection } = this.#options;
    const headers = { accept: this.#accept("PartialObjectMetadataList") };
    return { transport, resource, headers, signal: this.#stop.signal, ...(selection && { selection }) };
  }

  async #list(): Promise<void> {
    const { pageSize, maxItems } = this.#options;
    this.#say({ phase: "listing" });
    const { items, resourceVersion } = await listAll<T>({
      ...this.#listing,
      keep: (item) => this.#typed(item).map((typed) => this.#known.same(typed)),
      ...(pageSize && { pageSize }),
      ...(maxItems && { maxItems }),
    });
    for (const event of this.#known.replace(items)) this.#deliver(event);
    this.#witness.sawAll(items);
    this.#resourceVersion = resourceVersion;
    this.#relistAtMs = this.#clock.monotonicMs() + this.#between(this.#timing.relistMs);
    this.#guard(() => this.#options.onSync?.(items, resourceVersion));
    this.#firstSync.resolve();
  }

  async #watch(): Promise<void> {
    const beganMs = this.#clock.monotonicMs();
    const livedMs = () => this.#clock.monotonicMs() - beganMs;
    const window = this.#window();
    this.#cutOff = true;
    try {
      await watchWindow(window);
      this.#cutOff = livedMs() < (window.timeoutSeconds - 1) * 1_000;
    } finally {
      if (livedMs() >= GOOD_WINDOW_MS) this.#retry.reset();
    }
    // A server that ends what it just began would be asked without pause.
    if (livedMs() < Math.min(GOOD_WINDOW_MS, window.timeoutSeconds * 500)) throw new Error("the watch ended at once");
  }

  #window() {
    const { transport, resource, selection = {}, maxEventBytes = 8 * 1024 * 1024 } = this.#options;
    const { windowMs, unwatchedWindowMs, inactivityMs, connectTimeoutMs } = this.#timing;
    const lengthMs = this.#between(transport.watchesOverLink ? windowMs : unwatchedWindowMs);
    const timeoutSeconds = Math.max(
      1,
      Math.ceil(Math.min(lengthMs, this.#relistAtMs - this.#clock.monotonicMs()) / 1_000),
    );
    const resourceVersion = this.#resourceVersion ?? "";
    return {
      transport,
      resource,
      selection,
      resourceVersion,
      timeoutSeconds,
      // A window without a watched link is over, not silent, after its length; past that the link is dead.
      inactivityMs: transport.watchesOverLink ? this.#between(inactivityMs) : lengthMs + 3_000,
      connectTimeoutMs,
      maxEventBytes,
      headers: { accept: this.#accept("PartialObjectMetadata") },
      signal: this.#stop.signal,
      clock: this.#clock,
      onOpen: () => this.#say({ phase: "watching", resourceVersion }),
      onProgress: (version: string, event?: ObjectEvent) => {
        if (event) this.#take(event);
        this.#resourceVersion = version;
      },
    };
  }

  #take({ type, object }: ObjectEvent): void {
    this.#witness.saw({ type, object });
    for (const typed of this.#typed(object)) {
      for (const change of this.#known.accept({ type, object: typed })) this.#deliver(change);
    }
  }

  /** Empty if the transform threw: one object that it cannot read must not hide all others. */
  #typed(object: KubeObject): T[] {
    const { transform } = this.#options;
    if (transform === undefined) return [object as T];
    try {
      return [transform(object)];
    } catch (error) {
      this.#say({ phase: "handler-failed", error: error as Error });
      return [];
    }
  }

  #deliver(event: ObjectEvent<T>): void {
    this.#guard(() => this.#options.onEvent?.(event));
  }

  async #recover(error: Error): Promise<void> {
    const retry = this.#retry.after(error);
    if (retry.relist) this.#resourceVersion = undefined;
    this.#say({ phase: "retrying", error, ...retry });
    await sleep(this.#clock, retry.delayMs, this.#stop.signal);
  }

  #guard(callback: () => unknown): void {
    const failed = (error: unknown) => this.#say({ phase: "handler-failed", error: error as Error });
    try {
      const result = callback();
      if (result instanceof Promise) result.catch(failed);
    } catch (error) {
      failed(error);
    }
  }

  #say(state: ReflectorState): void {
    quietly(() => this.#options.onState?.(state));
  }

  #accept(metadataKind: string): string {
    if (!this.#options.metadataOnly) return "application/json";
    return `application/json;as=${metadataKind};g=meta.k8s.io;v=v1`;
  }

  #between([from, to]: readonly [number, number]): number {
    return between(from, to, this.#random);
  }
}
