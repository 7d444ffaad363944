import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { afterEach, beforeEach, describe, test } from "node:test";
import { create, toBinary } from "@bufbuild/protobuf";
import { CryptoService } from "@keyward/proto/gen/keyward/v1/crypto_pb";
import { EncryptStreamRequestSchema, EncryptStreamResponseSchema } from "@keyward/proto/light/gen/keyward/v1/cipher";
import { HashStreamRequestSchema, HashStreamResponseSchema } from "@keyward/proto/light/gen/keyward/v1/hash";
import type { CryptoContext, FinishInput } from "../../../contexts/crypto-context.ts";
import type { Operation } from "../../../dispatch/operation.ts";
import { testCall } from "../../../dispatch/testing/test-call.ts";
import { CallLog } from "../../../log/call-log.ts";
import { logTo } from "../../../log/log.ts";
import { ProfileHolder, snapshotOf } from "../../../profile/holder.ts";
import { RawStream } from "../../testing/raw-stream.ts";
import { bidiCall, clientStreamCall } from "../../testing/stream-call.ts";
import { startTestServer, type TestServer } from "../../testing/test-server.ts";
import type { Failure } from "../../testing/unary-call.ts";
import { ownProfile } from "../keyward/profile-ref.ts";
import type { BoundRow } from "../row.ts";
import { decodeRequest } from "../wire-message.ts";
import { cipherStreamRow } from "./cipher-stream-row.ts";
import { digestStreamRow } from "./digest-stream-row.ts";
import type { Part } from "./stream-part.ts";

const LIMIT = { timeout: 60_000 };
const { hashStream, encryptStream } = CryptoService.method;
const SERVICE = "keyward.v1.CryptoService";

/** A context that hashes, echoes what it takes, breaks at a 13, and can be watched. */
class Watched implements CryptoContext {
  readonly kind = "watched";
  readonly algorithm = "SHA-256";
  readonly #hash = createHash("sha256");
  readonly pieces: number[] = [];
  readonly updated = Promise.withResolvers<void>();
  readonly disposed = Promise.withResolvers<void>();
  disposals = 0;
  end: FinishInput | undefined;

  update(data: Uint8Array): Uint8Array {
    if (data[0] === 13) throw new Error("broken");
    this.pieces.push(data.length);
    this.#hash.update(data);
    this.updated.resolve();
    return Uint8Array.from(data);
  }

  finish(end: FinishInput) {
    this.end = end;
    return { output: this.#hash.digest(), tag: Buffer.from("tag") };
  }

  reset() {
    return {};
  }

  [Symbol.dispose](): void {
    this.disposals++;
    this.disposed.resolve();
  }
}

let opened: Watched[];
let server: TestServer;
beforeEach(async () => {
  opened = [];
  const open: Operation<string, CryptoContext> = {
    name: "OpenWatched",
    checks: [],
    run() {
      const context = new Watched();
      opened.push(context);
      return context;
    },
  };
  server = await startTestServer([serviceOn([digestRow(open), cipherRow(open)])]);
});
afterEach(() => server[Symbol.asyncDispose]());

function digestRow(open: Operation<string, CryptoContext>): BoundRow {
  return digestStreamRow({
    rpc: "HashStream",
    request: HashStreamRequestSchema,
    response: HashStreamResponseSchema,
    open,
    profileOf: ownProfile,
    part: ({ part }) => part,
    decode: ({ algorithm }: { readonly algorithm: string }) => algorithm,
    encode: ({ output }) => ({ digest: output! }),
  });
}

/** In its requests a chunk of four bytes is the tag. */
function cipherRow(open: Operation<string, CryptoContext>): BoundRow {
  return cipherStreamRow({
    rpc: "EncryptStream",
    request: EncryptStreamRequestSchema,
    response: EncryptStreamResponseSchema,
    open,
    profileOf: ownProfile,
    part: ({ part }): Part<{ algorithm: string }> =>
      part.case === "chunk" && part.value.length === 4 ? { case: "tag", value: part.value } : part,
    decode: ({ algorithm }: { readonly algorithm: string }) => algorithm,
    started: ({ algorithm }) => ({ part: { case: "started" as const, value: { algorithm } } }),
    chunk: (value) => ({ part: { case: "chunk" as const, value } }),
    last: ({ tag }) => [{ part: { case: "tag" as const, value: tag! } }],
  });
}

function serviceOn(rows: readonly BoundRow[]) {
  const holder = new ProfileHolder();
  holder.swap(snapshotOf(testCall().profile));
  const calls = new CallLog(logTo({ write: () => {} }, "silent"), "info");
  const wire = {
    service: SERVICE,
    maxRequestBytes: 2_097_152,
    maxResponseBytes: 2_097_152,
    read: decodeRequest,
    rephrase: (_rpc: string, error: unknown) => error,
  };
  const ground = { ...testCall(), holder, calls, nowMs: () => 0 };
  return { name: SERVICE, methods: new Map(rows.map(([rpc, bind]) => [rpc, bind(wire, ground)])) };
}

const begin = { part: { case: "begin" as const, value: {} } };
const chunk = (value: Uint8Array) => ({ part: { case: "chunk" as const, value } });
const nothing = { part: { case: undefined } };
const hashOf = (parts: (typeof begin | ReturnType<typeof chunk> | typeof nothing)[]) =>
  clientStreamCall(server.connect(), hashStream, parts as never);
const encryptionOf = (parts: unknown[]) => Array.fromAsync(bidiCall(server.connect(), encryptStream, parts as never));
const hashMessage = (part: object) => toBinary(hashStream.input, create(hashStream.input, part as never));
const SIXTEEN = Buffer.alloc(16, 1);

function rawStream(rpc: string, headers: object = {}): RawStream {
  return new RawStream(server.connect(), { ":path": `/${SERVICE}/${rpc}`, ...headers });
}

describe("a stream that is digested", () => {
  test("gives one answer over all of its chunks, also over none", LIMIT, async () => {
    const chunks = [Buffer.from("a"), Buffer.alloc(0), Buffer.alloc(200_000, 7)];
    const { digest } = await hashOf([begin, ...chunks.map(chunk)]);
    assert.deepEqual(Buffer.from(digest), createHash("sha256").update(Buffer.concat(chunks)).digest());
    assert.deepEqual(Buffer.from((await hashOf([begin])).digest), createHash("sha256").digest());
  });

  test("is fed in slices and disposed of once", LIMIT, async () => {
    await hashOf([begin, chunk(Buffer.alloc(150_000, 1))]);
    assert.deepEqual([opened[0]?.pieces, opened[0]?.disposals], [[65_536, 65_536, 18_928], 1]);
  });

  const misplaced: [string, Parameters<typeof hashOf>[0], RegExp][] = [
    ["is empty", [], /ended before its first message, which holds `begin`/],
    ["begins with a chunk", [chunk(SIXTEEN)], /first message of the stream holds no `begin`/],
    ["begins with nothing", [nothing, begin], /first message of the stream holds no `begin`/],
    ["begins twice", [begin, chunk(SIXTEEN), begin], /after the first holds a second `begin`/],
    ["holds a message without a part", [begin, nothing], /after the first holds no `chunk`/],
  ];
  for (const [what, parts, text] of misplaced) {
    test(`that ${what} is INVALID_ARGUMENT and says where`, LIMIT, async () => {
      await assert.rejects(hashOf(parts), (failure: Failure) => failure.code === 3 && text.test(failure.text));
      assert.ok(opened.every(({ disposals }) => disposals === 1));
    });
  }

  test("is answered with its fault while the client is still sending", LIMIT, async () => {
    const stream = rawStream("HashStream");
    await stream.send(hashMessage(chunk(SIXTEEN)));
    const ending = (await stream.ending) as Failure;
    assert.equal(ending.code, 3);
  });

  test("whose context breaks is INTERNAL in fixed words, and the context is gone", LIMIT, async () => {
    const failure = await hashOf([begin, chunk(SIXTEEN), chunk(Buffer.of(13))]).catch((error: Failure) => error);
    assert.deepEqual([(failure as Failure).code, /broken/.test((failure as Failure).text)], [13, false]);
    assert.equal(opened[0]?.disposals, 1);
    assert.equal(server.unknownErrors.length, 1);
  });

  test("whose client leaves leaves no context", LIMIT, async () => {
    const stream = rawStream("HashStream");
    await stream.send(hashMessage(begin));
    await stream.send(hashMessage(chunk(SIXTEEN)));
    while (opened.length === 0) await new Promise(setImmediate);
    await opened[0]!.updated.promise;
    stream.cancel();
    await opened[0]!.disposed.promise;
    assert.equal(opened[0]!.disposals, 1);
  });

  test("whose connection is cut leaves no context", LIMIT, async () => {
    const session = server.connect();
    const stream = new RawStream(session, { ":path": `/${SERVICE}/HashStream` });
    await stream.send(hashMessage(begin));
    while (opened.length === 0) await new Promise(setImmediate);
    session.destroy();
    await opened[0]!.disposed.promise;
    assert.equal(opened[0]!.disposals, 1);
  });

  test("whose deadline passes ends with it, and leaves no context", LIMIT, async () => {
    const stream = rawStream("HashStream", { "grpc-timeout": "50m" });
    await stream.send(hashMessage(begin));
    assert.equal(((await stream.ending) as Failure).code, 4);
    if (opened.length > 0) await opened[0]!.disposed.promise;
  });
});

describe("a stream that is answered as it comes", () => {
  test("tells that it has begun, then what comes out slice by slice, then the end", LIMIT, async () => {
    const answers = await encryptionOf([begin, chunk(Buffer.alloc(70_000, 1)), chunk(SIXTEEN)]);
    const shape = answers.map(({ part }) => (part.case === "chunk" ? part.value.length : part.case));
    assert.deepEqual(shape, ["started", 65_536, 4464, 16, 32, "tag"]);
    assert.equal(opened[0]?.disposals, 1);
  });

  test("hands the tag to the end, and takes nothing after it", LIMIT, async () => {
    await encryptionOf([begin, chunk(SIXTEEN), chunk(Buffer.from("abcd"))]);
    assert.deepEqual(Buffer.from(opened[0]!.end!.expected!).toString(), "abcd");
    for (const late of [chunk(SIXTEEN), chunk(Buffer.from("efgh"))]) {
      await assert.rejects(encryptionOf([begin, chunk(Buffer.from("abcd")), late]), {
        code: 3,
        text: "a message follows the tag, which must be the last",
      });
    }
    assert.ok(opened.every(({ disposals }) => disposals === 1));
  });

  test("whose client leaves leaves no context", LIMIT, async () => {
    const answers = bidiCall(server.connect(), encryptStream, endless());
    await answers.next();
    await answers.next();
    await answers.return(undefined);
    await opened[0]!.disposed.promise;
    assert.deepEqual([opened[0]!.disposals, opened[0]!.end], [1, undefined]);
  });

  async function* endless() {
    yield begin;
    for (;;) {
      yield chunk(SIXTEEN);
      await new Promise(setImmediate);
    }
  }
});
