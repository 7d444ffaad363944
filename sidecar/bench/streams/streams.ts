import type { ClientHttp2Session } from "node:http2";
import { setTimeout as delay } from "node:timers/promises";
import { CryptoService } from "@keyward/proto/gen/keyward/v1/crypto_pb";
import { KeyService } from "@keyward/proto/gen/keyward/v1/key_pb";
import { bidiCall, clientStreamCall } from "../../src/front/testing/stream-call.ts";
import { unaryCall } from "../../src/front/testing/unary-call.ts";
import type { Program } from "../program.ts";
import { connectTo, type ServerProcess, startServer } from "../server-process.ts";

const CHUNK_BYTES = 256 * 1024;
const SAMPLE_MS = 20;
/** So that what the start, or work before, has left behind is not counted as idle. */
const SETTLE_MS = 2_000;
/** A first stream, so that code is compiled and pages of the library are in: what stays of it does not grow with the data. */
const FIRST_BYTES = 64 * 2 ** 20;

export interface StreamFigure {
  readonly name: string;
  /** Before the first call. */
  readonly idleBytes: number;
  /** Most that was resident meanwhile, above idle after a first stream. */
  readonly aboveIdleBytes: number;
  /** The same above idle before the first call. */
  readonly aboveFreshBytes: number;
  readonly seconds: number;
}

type Stream = (session: ClientHttp2Session, bytes: number) => Promise<void>;

const STREAMS: Readonly<Record<string, Stream>> = {
  HashStream: async (session, bytes) => {
    const begin = { part: { case: "begin" as const, value: { algorithm: "SHA-256" } } };
    await clientStreamCall(session, CryptoService.method.hashStream, parts(begin, bytes));
  },
  ComputeMacStream: async (session, bytes) => {
    const key = await newKey(session, "HMAC");
    const begin = { part: { case: "begin" as const, value: { key } } };
    await clientStreamCall(session, CryptoService.method.computeMacStream, parts(begin, bytes));
  },
  EncryptStream: async (session, bytes) => {
    const key = await newKey(session, "AES-256");
    const begin = { part: { case: "begin" as const, value: { key } } };
    for await (const _ of bidiCall(session, CryptoService.method.encryptStream, parts(begin, bytes)));
  },
};

/** Streams as many bytes through each of the three, each to a fresh server, and watches its memory. */
export async function measureStreams(program: Program, bytes: number): Promise<StreamFigure[]> {
  const figures: StreamFigure[] = [];
  for (const name of Object.keys(STREAMS)) figures.push(await measureStream(program, name, bytes));
  return figures;
}

async function measureStream(program: Program, name: string, bytes: number): Promise<StreamFigure> {
  await using server = await startServer(program);
  const session = connectTo(server.socket);
  try {
    await delay(SETTLE_MS);
    const idleBytes = await server.rssBytes();
    await STREAMS[name]!(session, Math.min(bytes, FIRST_BYTES));
    await delay(SETTLE_MS);
    const usedBytes = await server.rssBytes();
    const startedMs = performance.now();
    const peakBytes = await peakDuring(server, () => STREAMS[name]!(session, bytes));
    const seconds = (performance.now() - startedMs) / 1000;
    return { name, idleBytes, aboveIdleBytes: peakBytes - usedBytes, aboveFreshBytes: peakBytes - idleBytes, seconds };
  } finally {
    session.destroy();
  }
}

async function peakDuring(server: ServerProcess, work: () => Promise<void>): Promise<number> {
  let peakBytes = 0;
  const sample = async () => {
    peakBytes = Math.max(peakBytes, await server.rssBytes());
  };
  const done = work();
  const isDone = () => true;
  while (!(await Promise.race([done.then(isDone), delay(SAMPLE_MS, false)]))) await sample();
  await sample();
  return peakBytes;
}

async function newKey(session: ClientHttp2Session, type: string) {
  const { key } = await unaryCall(session, KeyService.method.generateKey, { type });
  return key!.ref!;
}

function* parts<B>(begin: B, bytes: number): Generator<B | { part: { case: "chunk"; value: Uint8Array } }> {
  yield begin;
  const chunk = Buffer.alloc(CHUNK_BYTES, 7);
  for (let left = bytes; left > 0; left -= chunk.length) {
    yield { part: { case: "chunk", value: chunk.subarray(0, Math.min(left, chunk.length)) } };
  }
}
