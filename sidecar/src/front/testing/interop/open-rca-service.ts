import { setTimeout as wait } from "node:timers/promises";
import type { CallContext, Service } from "../../grpc/call/method.ts";
import { Fields } from "./fields.ts";
import type { LoadBoard } from "./load-report.ts";

const MAX_REQUEST_BYTES = 4096;
const MIN_INTERVAL_MS = 50;
/** Of OrcaLoadReportRequest: a google.protobuf.Duration. */
const REPORT_INTERVAL = 1;
const [SECONDS, NANOS] = [1, 2];

/** Tells the server's load as often as it is asked to. Source: gRPC, Custom Backend Metrics Support (A51) */
export function openRcaService(board: LoadBoard): Service {
  const handle = (request: Uint8Array, call: CallContext) => reports(board, intervalMs(request), call.signal);
  return {
    name: "xds.service.orca.v3.OpenRcaService",
    methods: new Map([["StreamCoreMetrics", { kind: "server-stream", maxRequestBytes: MAX_REQUEST_BYTES, handle }]]),
  };
}

async function* reports(board: LoadBoard, everyMs: number, signal: AbortSignal): AsyncGenerator<Uint8Array> {
  while (!signal.aborted) {
    yield board.report;
    // That the call has ended is seen by the loop.
    await wait(everyMs, undefined, { signal }).catch(() => {});
  }
}

function intervalMs(request: Uint8Array): number {
  const interval = new Fields(request).message(REPORT_INTERVAL);
  if (interval === undefined) return MIN_INTERVAL_MS;
  return Math.max(MIN_INTERVAL_MS, interval.number(SECONDS) * 1_000 + interval.number(NANOS) / 1_000_000);
}
