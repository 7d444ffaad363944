import type { Random } from "./backoff.ts";
import type { Clock } from "./clock.ts";
import type { ObjectMemory } from "./known-objects.ts";
import type { KubeObject, ObjectEvent } from "./kube-object.ts";
import type { Resource, Selection } from "./resource.ts";
import type { KubeTransport } from "./transport.ts";

/** What a reflector is doing; for logs, metrics and readiness. */
export type ReflectorState =
  | { phase: "listing" }
  | { phase: "watching"; resourceVersion: string }
  /** What the server shows is before what we had seen: etcd came back from an older backup. A list follows. */
  | { phase: "rewound"; reached: string; newest: string }
  /** An attempt failed. `relist` says that the place in the stream is lost and the next attempt lists. */
  | { phase: "retrying"; error: Error; failures: number; delayMs: number; relist: boolean }
  /** A callback threw; the reflector goes on. */
  | { phase: "handler-failed"; error: Error }
  | { phase: "stopped" };

/** All in milliseconds. Ranges are drawn from uniformly, so that many reflectors do not act in step. */
export interface ReflectorTiming {
  /** Length of one watch where the link finds out by itself that it is dead. */
  windowMs: readonly [number, number];
  /** Length of one watch where it does not; bounds how long a dead watch goes unnoticed. */
  unwatchedWindowMs: readonly [number, number];
  /** Without event or bookmark; the server sends a bookmark about once a minute. */
  inactivityMs: readonly [number, number];
  /** A full list against whatever else may have gone wrong. */
  relistMs: readonly [number, number];
  /** From request to header of a watch. */
  connectTimeoutMs: number;
  /** First wait after a failure, and after a refusal (401, 403) that a new RoleBinding may end at any moment. */
  retryBaseMs: number;
  refusedBaseMs: number;
  /** Longest wait that we choose; and longest that a server's Retry-After can impose. */
  retryCapMs: number;
  retryAfterCapMs: number;
}

/**
 * An outage ends unseen for at most: an attempt that hangs (4.5 s) + the longest wait (4 s) + one round trip, below
 * 10 s. A watch that dies alone: the pulse (7.2 s) + the first wait (0.5 s) + one round trip.
 */
export const REFLECTOR_TIMING: ReflectorTiming = {
  windowMs: [240_000, 480_000],
  unwatchedWindowMs: [3_000, 4_000],
  inactivityMs: [90_000, 110_000],
  relistMs: [540_000, 660_000],
  connectTimeoutMs: 4_500,
  retryBaseMs: 500,
  refusedBaseMs: 100,
  retryCapMs: 4_000,
  retryAfterCapMs: 30_000,
};

export interface ReflectorOptions<T extends KubeObject = KubeObject> {
  transport: KubeTransport;
  resource: Resource;
  selection?: Selection;
  /** Every change once and in order, the objects of the first list as ADDED. What it throws ends in onState. */
  onEvent?(event: ObjectEvent<T>): void | Promise<void>;
  /** After each list and the events that it brought: this is everything there is. */
  onSync?(items: readonly T[], resourceVersion: string): void | Promise<void>;
  onState?(state: ReflectorState): void;
  /**
   * Makes an object smaller, or typed, before anything else sees it. Keep metadata name, namespace, uid,
   * resourceVersion.
   */
  transform?(object: KubeObject): T;
  /** Where the taker of events keeps its objects, if it does so before onEvent returns: the reflector then keeps none. */
  memory?: ObjectMemory<T>;
  /** Ask the server for metadata alone: for kinds that are large and of which only labels or annotations matter. */
  metadataOnly?: boolean;
  pageSize?: number;
  maxItems?: number;
  /** Largest single event. Default 8 MiB: an object of etcd's largest size, escaped. */
  maxEventBytes?: number;
  timing?: Partial<ReflectorTiming>;
  clock?: Clock;
  random?: Random;
}
