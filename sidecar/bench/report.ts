import type { Latency, LatencyFigures } from "./latency/latency.ts";
import type { Comparison } from "./overhead/comparison.ts";
import type { StreamFigure } from "./streams/streams.ts";

/** What was measured; the names are what scripts read. */
export interface Figures {
  readonly overhead?: readonly Comparison[];
  readonly latency?: LatencyFigures;
  readonly streams?: readonly StreamFigure[];
}

/** Targets, printed beside what was measured: a figure that falls short is no error. */
const MAX_ADDED_US = 5;
const MAX_P99_MS = 2;
const MAX_ABOVE_IDLE_MB = 20;
const MAX_IDLE_MB = 70;

const MB = 1_000_000;

export function renderFigures({ overhead = [], latency, streams = [] }: Figures): string {
  return [
    ...overhead.map(overheadLine),
    ...(latency === undefined ? [] : latencyLines(latency)),
    ...streams.map(streamLine),
    ...(streams[0] === undefined ? [] : [idleLine(streams[0])]),
  ].join("\n");
}

function overheadLine({ name, engineUs, bareUs, addedUs }: Comparison): string {
  const [engine, bare, added] = [engineUs, bareUs, addedUs].map((us) => us.toFixed(2).padStart(8));
  return `${name.padEnd(28)} engine ${engine} us  bare ${bare} us  added ${added} us  ${verdict(addedUs, MAX_ADDED_US, "us")}`;
}

function latencyLines({ idle, busy, keysMade }: LatencyFigures): string[] {
  return [
    `Hash on a socket, server idle        ${latencyText(idle)}`,
    `Hash on a socket, RSA-4096 keys made ${latencyText(busy)}  ${verdict(busy.p99Ms, MAX_P99_MS, "ms")}; ${keysMade} keys`,
  ];
}

function latencyText({ p50Ms, p99Ms, maxMs, ownDelayP99Ms }: Latency): string {
  const [p50, p99, max, own] = [p50Ms, p99Ms, maxMs, ownDelayP99Ms].map((ms) => ms.toFixed(2).padStart(6));
  return `p50 ${p50} ms  p99 ${p99} ms  max ${max} ms  (client's own delay p99 ${own} ms)`;
}

function streamLine({ name, aboveIdleBytes, aboveFreshBytes, seconds }: StreamFigure): string {
  const megabytes = aboveIdleBytes / MB;
  const fresh = `${(aboveFreshBytes / MB).toFixed(1)} above a server before its first call`;
  const text = `${megabytes.toFixed(1).padStart(6)} MB above idle (${fresh}) in ${seconds.toFixed(1)} s`;
  return `${name.padEnd(20)} ${text}  ${verdict(megabytes, MAX_ABOVE_IDLE_MB, "MB")}`;
}

function idleLine({ idleBytes }: StreamFigure): string {
  const megabytes = idleBytes / MB;
  return `Idle server          ${megabytes.toFixed(1).padStart(6)} MB  ${verdict(megabytes, MAX_IDLE_MB, "MB")}`;
}

function verdict(value: number, below: number, unit: string): string {
  return `${value < below ? "met" : "falls short"} (< ${below} ${unit})`;
}
