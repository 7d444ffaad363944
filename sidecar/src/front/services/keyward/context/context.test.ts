import assert from "node:assert/strict";
import { createHash, createHmac } from "node:crypto";
import { afterEach, beforeEach, test } from "node:test";
import { DEFAULT_LIMITS } from "@keyward/core/policy/profile";
import { toHex } from "@keyward/core/text/hex";
import { ContextService } from "@keyward/proto/gen/keyward/v1/context_pb";
import type { ContextStore } from "../../../../contexts/context-store.ts";
import { contextsOf } from "../../../../contexts/context-store.ts";
import { ephemeralKeysOf } from "../../../../keys/ephemeral-keys.ts";
import { secretKey } from "../../../../keys/testing/secret-key.ts";
import { type EngineServer, startEngineServer } from "../../../testing/engine-server.ts";
import { type Failure, unaryCall } from "../../../testing/unary-call.ts";

const LIMIT = { timeout: 60_000 };
const { openContext, updateContext, finishContext, resetContext, closeContext } = ContextService.method;
const MAC = { default: "HMAC-SHA-256", allowed: new Set(["HMAC-SHA-256", "KMAC-128"]), minTagBytes: 8 };
const HASH = { default: "SHA-256", allowed: new Set(["SHA-256", "SHAKE-128"]) };
const NOT_FOUND = 5;
const INVALID_ARGUMENT = 3;
const NOT_PERMITTED = 7;
const FAILED_PRECONDITION = 9;
const RESOURCE_EXHAUSTED = 8;
const SECRET = Buffer.from("a key that the test knows");
const DATA = Buffer.from("data");
const TAG = createHmac("sha256", SECRET).update(DATA).digest();
const KEY = { key: { case: "name" as const, value: "k" } };

let engine: EngineServer;
beforeEach(async () => {
  engine = await startEngineServer({ mac: MAC, hash: HASH });
  engine.keep("k", secretKey("HMAC", SECRET, ["sign", "verify"]));
});
afterEach(() => engine[Symbol.asyncDispose]());

async function open(begin: object, more: object = {}): Promise<string> {
  const { context } = await unaryCall(engine.session, openContext, { begin: begin as never, ...more });
  return context;
}
const openHash = (more: object = {}) => open({ case: "hash", value: {} }, more);
const openTag = () => open({ case: "computeMac", value: { key: KEY } });
const openVerify = (tag: Uint8Array) => open({ case: "verifyMac", value: { key: KEY, tag } });
const update = (context: string, data: Uint8Array) => unaryCall(engine.session, updateContext, { context, data });
const finish = (context: string, more: object = {}) => unaryCall(engine.session, finishContext, { context, ...more });
const reset = (context: string, more: object = {}) => unaryCall(engine.session, resetContext, { context, ...more });
const close = (context: string) => unaryCall(engine.session, closeContext, { context });

async function failure(call: Promise<unknown>): Promise<Failure> {
  return call.then(
    () => assert.fail("the call succeeded"),
    (error: Failure) => error,
  );
}

/** Of the test's own connection, which is the first. */
async function ownStore(): Promise<ContextStore> {
  await failure(open({ case: "computeMac", value: { key: { key: { case: "id", value: "none" } } } }));
  return contextsOf(engine.connections[0]!);
}

test("a hash in parts is the hash of the whole", LIMIT, async () => {
  const context = await openHash();
  for (const part of ["a", "", "bc"]) assert.equal((await update(context, Buffer.from(part))).data.length, 0);
  const { data } = await finish(context, { data: Buffer.from("d") });
  assert.equal(toHex(data), createHash("sha256").update("abcd").digest("hex"));
});

test(
  "a context that is finished, closed, unknown or another connection's is not found, in the same words",
  LIMIT,
  async () => {
    const finished = await openHash();
    await finish(finished);
    const closed = await openHash();
    await close(closed);
    const foreign = await openHash();
    const failures = await Promise.all([
      failure(update(finished, DATA)),
      failure(finish(closed)),
      failure(reset("no such context")),
      failure(close(closed)),
      failure(unaryCall(engine.server.connect(), updateContext, { context: foreign, data: DATA })),
    ]);
    assert.deepEqual(new Set(failures.map(({ code, text }) => `${code} ${text}`)).size, 1);
    assert.equal(failures[0]?.code, NOT_FOUND);
    await finish(foreign);
  },
);

test("a reset begins again with the same key, whether the context was finished or not", LIMIT, async () => {
  const context = await openTag();
  await update(context, Buffer.from("what is forgotten"));
  await reset(context);
  await update(context, DATA);
  assert.deepEqual(Buffer.from((await finish(context, { keep: true })).data), TAG);
  const early = await failure(update(context, DATA));
  assert.deepEqual([early.code, /reset it/.test(early.text)], [FAILED_PRECONDITION, true]);
  await reset(context);
  assert.deepEqual(Buffer.from((await finish(context, { data: DATA })).data), TAG);
  assert.equal((await failure(reset(context))).code, NOT_FOUND);
});

test("a key that is destroyed serves the contexts that hold it", LIMIT, async () => {
  await ownStore();
  const keys = ephemeralKeysOf(engine.connections[0]!);
  const id = keys.add(secretKey("HMAC", SECRET, ["sign"]), 1);
  const context = await open({ case: "computeMac", value: { key: { key: { case: "id", value: id } } } });
  keys.destroy(id);
  assert.deepEqual(Buffer.from((await finish(context, { data: DATA })).data), TAG);
});

test("a tag holds or does not, given at the beginning or at the end", LIMIT, async () => {
  const wrong = Buffer.from(TAG).fill(0, 31);
  assert.equal((await finish(await openVerify(TAG), { data: DATA })).valid, true);
  assert.equal((await finish(await openVerify(wrong), { data: DATA })).valid, false);
  assert.equal((await finish(await openVerify(wrong), { data: DATA, expected: TAG })).valid, true);
  assert.equal((await finish(await openVerify(Buffer.alloc(0)), { data: DATA, expected: TAG })).valid, true);
  const missing = await failure(finish(await openVerify(Buffer.alloc(0)), { data: DATA }));
  assert.deepEqual([missing.code, missing.text], [INVALID_ARGUMENT, "there is no tag to compare with; set expected"]);
  const short = await failure(finish(await openVerify(TAG), { data: DATA, expected: TAG.subarray(0, 7) }));
  assert.deepEqual([short.code, /mac\.minTagBytes/.test(short.text)], [NOT_PERMITTED, true]);
});

test(
  "a message in parts ends under the profile that it began with; a reset is judged by the one in force",
  LIMIT,
  async () => {
    const context = await openTag();
    engine.change({ mac: { ...MAC, allowed: new Set(["KMAC-128"]), default: "KMAC-128" }, hash: HASH });
    assert.equal((await failure(openTag())).code, NOT_PERMITTED);
    assert.deepEqual(Buffer.from((await finish(context, { data: DATA, keep: true })).data), TAG);
    assert.equal((await failure(reset(context))).code, NOT_PERMITTED);
  },
);

test(
  "a connection holds as many contexts as its profile permits, and a place that is freed is a place",
  LIMIT,
  async () => {
    engine.change({ hash: HASH, limits: { ...DEFAULT_LIMITS, contexts: 2 } });
    const first = await openHash();
    await openHash();
    const { code, text } = await failure(openHash());
    assert.deepEqual([code, /2 contexts, .*limits\.contexts/.test(text)], [RESOURCE_EXHAUSTED, true]);
    await finish(first);
    await openHash();
  },
);

test("a lifetime is the caller's wish as far as the profile goes", LIMIT, async () => {
  engine.change({ hash: HASH, limits: { ...DEFAULT_LIMITS, maxContextLifetimeMs: 60_000 } });
  await openHash({ lifetimeMilliseconds: 60_000 });
  const refusals: [object, number, RegExp][] = [
    [{ lifetimeMilliseconds: 60_001 }, NOT_PERMITTED, /limits\.maxContextLifetime .*up to 60000 ms/],
    [{ unlimited: true }, NOT_PERMITTED, /limits\.unlimitedContexts/],
    [{ lifetimeMilliseconds: 0 }, INVALID_ARGUMENT, /leave it out/],
    [{ lifetimeMilliseconds: 5, unlimited: true }, INVALID_ARGUMENT, /exclude each other/],
  ];
  for (const [wish, code, text] of refusals) {
    const refused = await failure(openHash(wish));
    assert.deepEqual([refused.code, text.test(refused.text)], [code, true], refused.text);
  }
  engine.change({ hash: HASH, limits: { ...DEFAULT_LIMITS, unlimitedContexts: true } });
  await openHash({ unlimited: true });
});

test("a context that has expired is not found", LIMIT, async () => {
  const context = await openHash({ lifetimeMilliseconds: 1 });
  await new Promise((resolve) => setTimeout(resolve, 5));
  assert.equal((await failure(update(context, DATA))).code, NOT_FOUND);
});

test("every refusal leaves no context, key or byte behind", LIMIT, async () => {
  const store = await ownStore();
  const refusedBegins: object[] = [
    { begin: { case: undefined } },
    { begin: { case: "hash", value: { algorithm: "SHA-512" } } },
    { begin: { case: "hash", value: { outputBytes: 5 } } },
    { begin: { case: "computeMac", value: {} } },
    { begin: { case: "computeMac", value: { key: KEY, algorithm: "KMAC-128" } } },
    { begin: { case: "computeMac", value: { key: KEY, tagBytes: 4 } } },
    { begin: { case: "verifyMac", value: { key: KEY, tag: Buffer.alloc(4) } } },
    { begin: { case: "hash", value: {} }, unlimited: true },
  ];
  for (const request of refusedBegins) {
    await failure(unaryCall(engine.session, openContext, request));
    assert.equal(store.size, 0, JSON.stringify(request));
  }
  const refusedUses: (() => Promise<unknown>)[] = [
    async () => finish(await openTag(), { expected: TAG }),
    async () => finish(await openHash(), { expected: TAG }),
    async () => finish(await openVerify(Buffer.alloc(0))),
    async () => reset(await openHash(), { nonce: Buffer.alloc(12) }),
    async () => reset(await openTag(), { associatedData: DATA }),
  ];
  for (const use of refusedUses) {
    assert.equal((await failure(use())).code, INVALID_ARGUMENT);
    assert.equal(store.size, 0, use.toString());
  }
  assert.equal(ephemeralKeysOf(engine.connections[0]!).list().length, 0);
  assert.equal((await failure(update("", DATA))).code, INVALID_ARGUMENT);
});

test("a connection that ends frees its contexts", LIMIT, async () => {
  const store = await ownStore();
  await openHash();
  await openTag();
  assert.equal(store.size, 2);
  const ended = new Promise<void>((resolve) => engine.connections[0]!.own({ [Symbol.dispose]: resolve }));
  engine.session.destroy();
  await ended;
  // The youngest first: the stores are older than what told us.
  await new Promise(setImmediate);
  assert.equal(store.size, 0);
});
