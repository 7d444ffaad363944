import assert from "node:assert/strict";
import { setTimeout as delay } from "node:timers/promises";
import { test } from "../../testing/front-under-test.ts";
import { RawStream } from "../../testing/raw-stream.ts";
import { bidiOf, clientStreamOf, serviceOf, startTestServer } from "../../testing/test-server.ts";

const MIB = 1_048_576;
const text = (message: Uint8Array): string => Buffer.from(message).toString();
const LIMIT = { timeout: 60_000 };

function* pieces(count: number, bytes: number): Generator<Uint8Array> {
  const piece = Buffer.alloc(bytes, 7);
  for (let i = 0; i < count; i++) yield piece;
}

/** Counts until it has stood still for a while, once it has begun. */
async function settled(count: () => number): Promise<number> {
  while (count() === 0) await delay(10);
  for (let last = -1; last !== count(); await delay(100)) last = count();
  return count();
}

test("a method that does not ask for more makes the client wait", LIMIT, async () => {
  const proceed = Promise.withResolvers<void>();
  const stalls = clientStreamOf(async (requests) => {
    let bytes = 0;
    for await (const { length } of requests) {
      bytes += length;
      await proceed.promise;
    }
    return Buffer.from(String(bytes));
  });
  await using server = await startTestServer([serviceOf({ Echo: stalls })]);
  const call = new RawStream(server.connect());
  let sent = 0;
  const counted = function* () {
    for (const piece of pieces(256, 16_384)) {
      yield piece;
      sent += piece.length;
    }
  };
  void call.sendAll(counted());
  const waiting = await settled(() => sent);
  assert.ok(waiting < MIB / 2, `${waiting} bytes were sent`);
  proceed.resolve();
  assert.deepEqual((await Array.fromAsync(call.answers())).map(text), [String(4 * MIB)]);
});

test("a client that does not read makes the method wait", LIMIT, async () => {
  let made = 0;
  const pours = bidiOf(async function* () {
    for (const piece of pieces(256, 16_384)) {
      yield piece;
      made += piece.length;
    }
  });
  await using server = await startTestServer([serviceOf({ Echo: pours })]);
  const call = new RawStream(server.connect());
  while (made === 0) await delay(1);
  const waiting = await settled(() => made);
  assert.ok(waiting < MIB / 2, `${waiting} bytes were made`);
  let received = 0;
  for await (const { length } of call.answers()) received += length;
  assert.equal(received, 4 * MIB);
});

test("messages that are held count, each by its own length, and others wait for their turn", LIMIT, async () => {
  const proceed = Promise.withResolvers<void>();
  let held = 0;
  const holds = clientStreamOf(async (requests) => {
    for await (const { length } of requests) {
      if (length === 1) continue;
      held += length;
      await proceed.promise;
    }
    return Buffer.from("done");
  });
  await using server = await startTestServer([serviceOf({ Echo: holds })], { maxHeldBytes: 2 * MIB });
  const session = server.connect();
  const calls = Array.from({ length: 8 }, () => new RawStream(session));
  for (const call of calls) void call.sendAll([...pieces(1, 1), ...pieces(2, 700_000)]);
  while (held < 1_400_000) await delay(1);
  assert.equal(await settled(() => held), 1_400_000);
  proceed.resolve();
  for (const call of calls) assert.deepEqual((await Array.fromAsync(call.answers())).map(text), ["done"]);
  assert.equal(held, 16 * 700_000);
});

/** A server on which one stream holds all bytes that there are until `proceed`. */
async function startFull(limits: object = {}, monotonicMs?: () => number) {
  const proceed = Promise.withResolvers<void>();
  const began = Promise.withResolvers<void>();
  const holds = clientStreamOf(async (requests) => {
    for await (const { length } of requests) {
      if (length < MIB) continue;
      began.resolve();
      await proceed.promise;
    }
    return Buffer.from("done");
  });
  const server = await startTestServer([serviceOf({ Echo: holds })], { maxHeldBytes: MIB, ...limits }, monotonicMs);
  const session = server.connect();
  const first = new RawStream(session);
  void first.sendAll(pieces(1, MIB));
  await began.promise;
  return { session, first, proceed: proceed.resolve, [Symbol.asyncDispose]: () => server[Symbol.asyncDispose]() };
}

test("a client is not blamed for the time that its message waits for others", LIMIT, async () => {
  // Time stands still but where the message waits: a loaded machine may take as long as it likes for the others.
  let nowMs = 0;
  await using full = await startFull({ messageTimeoutMs: 100 }, () => nowMs);
  const waiting = new RawStream(full.session);
  await waiting.sendAll(pieces(1, 1_000));
  await delay(100);
  nowMs = 1_000;
  await delay(500);
  full.proceed();
  for (const call of [full.first, waiting]) {
    assert.deepEqual((await Array.fromAsync(call.answers())).map(text), ["done"]);
  }
});

test("a client that leaves while its message waits for others lets those behind it through", LIMIT, async () => {
  await using full = await startFull();
  const leaves = new RawStream(full.session);
  void leaves.sendAll(pieces(1, MIB));
  const behind = new RawStream(full.session);
  void behind.sendAll(pieces(1, 1_000));
  await delay(50);
  leaves.cancel();
  await delay(50);
  full.proceed();
  assert.deepEqual((await Array.fromAsync(behind.answers())).map(text), ["done"]);
});
