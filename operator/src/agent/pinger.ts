import { create } from "@bufbuild/protobuf";
import type { ConnectResponse } from "@keyward/proto/gen/keyward/agent/v1/agent_pb";
import { PingSchema } from "@keyward/proto/gen/keyward/agent/v1/agent_pb";
import { ENDS } from "./agent-stream.ts";
import type { Streams } from "./streams.ts";

/** A firewall that forgets silent connections does so after a minute at the earliest. */
export const PING_INTERVAL_MS = 10_000;
const DEAD_AFTER_MS = 3 * PING_INTERVAL_MS;
const LOOK_EVERY_MS = 1_000;

/** Pings every stream once in an interval, and ends those that nothing is heard of. @returns how to stop */
export function startPinging(streams: Streams, nowMs: () => number): () => void {
  const timer = setInterval(() => look(streams, nowMs()), LOOK_EVERY_MS);
  return () => clearInterval(timer);
}

function look(streams: Streams, nowMs: number): void {
  for (const stream of streams.all()) {
    if (nowMs - stream.heardAtMs > DEAD_AFTER_MS) stream.end(ENDS.silent);
    else if (nowMs - stream.pingedAtMs >= PING_INTERVAL_MS) {
      stream.pingedAtMs = nowMs;
      stream.send(ping());
    }
  }
}

/** Says how often pings come. */
export function ping(): ConnectResponse["message"] {
  return { case: "ping", value: create(PingSchema, { intervalMs: PING_INTERVAL_MS }) };
}
