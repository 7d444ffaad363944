import type { KubeObject } from "../watch/kube-object.ts";

/** One thing to tell about one object. */
export interface Notice {
  type: "Normal" | "Warning";
  /** CamelCase word for machines, at most 128 characters. */
  reason: string;
  /** What was done or tried, CamelCase, at most 128 characters. */
  action: string;
  /** For people; cut at 1,024 bytes. No secret ever belongs in it. */
  note: string;
  /** A second object that it is about. */
  related?: KubeObject;
}

/** The same notice, told once or many times. */
export interface EventSeries {
  regarding: KubeObject;
  notice: Notice;
  firstEpochMs: number;
  lastEpochMs: number;
  count: number;
  /** Name of the Event once it exists. */
  name?: string;
  /** What the API server knows of `count`. */
  writtenCount: number;
  /** When it was told. */
  writtenMs: number;
  attempts: number;
}

/** Longest that a notice may be quiet and still be the same series; as in the reference implementation. */
export const SERIES_GAP_MS = 6 * 60_000;

/** Two notices with equal keys are one series. */
export function seriesKey(regarding: KubeObject, { type, reason, action, note, related }: Notice): string {
  const { uid, namespace, name } = regarding.metadata;
  return JSON.stringify([uid ?? [regarding.kind, namespace, name], type, reason, action, note, related?.metadata.uid]);
}
