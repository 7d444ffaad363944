import { createHash } from "node:crypto";
import type { Event, ObjectReference } from "../client/kinds.ts";
import { microTime } from "../client/micro-time.ts";
import type { KubeObject } from "../watch/kube-object.ts";
import { type EventSeries, seriesKey } from "./event-series.ts";

export interface Reporter {
  /** `keyward.dev/operator` */
  controller: string;
  /** Pod name; at most 128 characters. */
  instance: string;
}

/** Limits of events.k8s.io/v1. */
const MAX_NOTE_BYTES = 1_024;
const MAX_WORD_CHARACTERS = 128;
const MAX_NAME_CHARACTERS = 253;

/** The Event that begins a series. Its name follows from what it says, so a repeated attempt makes no second one. */
export function eventBody(series: EventSeries, reporter: Reporter): Event {
  const { regarding, notice, firstEpochMs } = series;
  return {
    metadata: { namespace: regarding.metadata.namespace ?? "default", name: eventName(series, reporter) },
    type: notice.type,
    reason: notice.reason.slice(0, MAX_WORD_CHARACTERS),
    action: notice.action.slice(0, MAX_WORD_CHARACTERS),
    note: clippedBytes(notice.note, MAX_NOTE_BYTES),
    eventTime: microTime(firstEpochMs),
    regarding: referenceTo(regarding),
    ...(notice.related && { related: referenceTo(notice.related) }),
    reportingController: reporter.controller,
    reportingInstance: reporter.instance.slice(0, MAX_WORD_CHARACTERS),
  };
}

export function seriesPatch({ count, lastEpochMs }: EventSeries): object {
  return { series: { count, lastObservedTime: microTime(lastEpochMs) } };
}

function eventName(series: EventSeries, reporter: Reporter): string {
  const text = `${seriesKey(series.regarding, series.notice)} ${series.firstEpochMs} ${reporter.instance}`;
  const digest = createHash("sha256").update(text).digest("hex").slice(0, 16);
  const stem = series.regarding.metadata.name.slice(0, MAX_NAME_CHARACTERS - digest.length - 1).replace(/[.-]+$/, "");
  return `${stem}.${digest}`;
}

function referenceTo({ apiVersion, kind, metadata }: KubeObject): ObjectReference {
  const { namespace, name, uid, resourceVersion } = metadata;
  return {
    name,
    ...(apiVersion && { apiVersion }),
    ...(kind && { kind }),
    ...(namespace && { namespace }),
    ...(uid && { uid }),
    ...(resourceVersion && { resourceVersion }),
  };
}

/** Cuts between characters, never inside one. */
export function clippedBytes(text: string, maxBytes: number): string {
  if (Buffer.byteLength(text) <= maxBytes) return text;
  const ellipsis = "…";
  const { read } = new TextEncoder().encodeInto(text, new Uint8Array(maxBytes - Buffer.byteLength(ellipsis)));
  return text.slice(0, read) + ellipsis;
}
