import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import type { ClientHttp2Session } from "node:http2";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { CryptoService } from "@keyward/proto/gen/keyward/v1/crypto_pb";
import { unaryCall } from "../../src/front/testing/unary-call.ts";
import type { Program } from "../program.ts";
import { connectTo, startServer } from "../server-process.ts";
import { percentile } from "../statistics.ts";

const KEY_MAKER = join(import.meta.dirname, "key-maker.ts");
const DATA = Buffer.alloc(64, 7);
const WARM_UP_CALLS = 500;
/** Between two calls: a client that never rests would take a core from the server that it measures. */
const REST_MS = 1;

export interface Latency {
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly maxMs: number;
  /** 99th percentile of how late this process's own timers came, which has no part in the server. */
  readonly ownDelayP99Ms: number;
}

export interface LatencyFigures {
  readonly idle: Latency;
  readonly busy: Latency;
  /** RSA-4096 keys that were made meanwhile. */
  readonly keysMade: number;
}

/** Hash calls over a socket, before and while another client has RSA-4096 keys made without a pause. */
export async function measureLatency(program: Program, calls: number): Promise<LatencyFigures> {
  await using server = await startServer(program);
  const session = connectTo(server.socket);
  const maker = new AbortController();
  try {
    await measure(session, WARM_UP_CALLS);
    const idle = await measure(session, calls);
    const child = fork(KEY_MAKER, [server.socket], { signal: maker.signal });
    child.on("error", () => {});
    while ((await keysMadeBy(child)) === 0) await delay(50);
    const before = await keysMadeBy(child);
    const busy = await measure(session, calls);
    return { idle, busy, keysMade: (await keysMadeBy(child)) - before };
  } finally {
    maker.abort();
    session.destroy();
  }
}

async function keysMadeBy(child: ChildProcess): Promise<number> {
  child.send("how many?");
  using waiting = new DisposableStack();
  const over = new AbortController();
  waiting.defer(() => over.abort());
  const { signal } = over;
  const ended = once(child, "exit", { signal }).then((): never => {
    throw new Error("the client that has keys made ended early; its message is above");
  });
  const [made] = await Promise.race([once(child, "message", { signal }), ended]);
  return made as number;
}

async function measure(session: ClientHttp2Session, calls: number): Promise<Latency> {
  const latenciesMs: number[] = [];
  const delaysMs: number[] = [];
  for (let i = 0; i < calls; i++) {
    const startedMs = performance.now();
    await unaryCall(session, CryptoService.method.hash, { algorithm: "SHA-256", data: DATA });
    const answeredMs = performance.now();
    latenciesMs.push(answeredMs - startedMs);
    await delay(REST_MS);
    delaysMs.push(performance.now() - answeredMs - REST_MS);
  }
  return {
    p50Ms: percentile(latenciesMs, 50),
    p99Ms: percentile(latenciesMs, 99),
    maxMs: percentile(latenciesMs, 100),
    ownDelayP99Ms: percentile(delaysMs, 99),
  };
}
