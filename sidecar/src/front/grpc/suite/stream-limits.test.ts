import assert from "node:assert/strict";
import { once } from "node:events";
import { setTimeout as delay } from "node:timers/promises";
import { test } from "../../testing/front-under-test.ts";
import { RawStream } from "../../testing/raw-stream.ts";
import { bytes, LIMIT, OK, streams, text, watched } from "../../testing/stream-methods.ts";
import { bidiOf, clientStreamOf, serviceOf, startTestServer, unaryOf } from "../../testing/test-server.ts";

test(
  "a deadline in the middle ends the stream behind its answers, and the iteration with DEADLINE_EXCEEDED",
  LIMIT,
  async () => {
    const { iteration, service } = watched();
    await using server = await startTestServer([service]);
    // Long enough for the first answer to come on a machine that is busy.
    const call = new RawStream(server.connect(), { "grpc-timeout": "1000m" });
    await call.send(bytes("in time"));
    assert.deepEqual((await Array.fromAsync(call.answers())).map(text), ["in time"]);
    assert.deepEqual(await call.ending, { code: 4, text: "the call's deadline has passed", details: "" });
    assert.equal(await iteration, "DEADLINE_EXCEEDED");
  },
);

test("a deadline of nothing lets no method begin", LIMIT, async () => {
  const method = clientStreamOf(() => assert.fail("began"));
  await using server = await startTestServer([serviceOf({ Echo: method })]);
  const call = new RawStream(server.connect(), { "grpc-timeout": "0n" });
  assert.equal(((await call.ending) as { code: number }).code, 4);
  assert.deepEqual(server.unknownErrors, []);
});

test("a client that owes a message for too long is answered, and frees what it held", { timeout: 60_000 }, async () => {
  const { iteration, service } = watched();
  await using server = await startTestServer([service], { messageTimeoutMs: 100, maxHeldBytes: 1_048_576 });
  const session = server.connect();
  const slow = new RawStream(session);
  await slow.sendBytes(Uint8Array.of(0, 0, 0x10, 0, 0, 1));
  await delay(20);
  const waiting = new RawStream(session);
  await waiting.sendAll([bytes("next")]);
  assert.equal(((await slow.ending) as { code: number }).code, 4);
  assert.equal(await iteration, "DEADLINE_EXCEEDED");
  assert.deepEqual((await Array.fromAsync(waiting.answers())).map(text), ["next"]);
});

test("a method that takes its time between messages is not held against the client", LIMIT, async () => {
  const slowly = clientStreamOf(async (requests) => {
    let count = 0;
    for await (const _ of requests) {
      count += 1;
      await delay(1_000);
    }
    return bytes(String(count));
  });
  await using server = await startTestServer([serviceOf({ Echo: slowly })], { messageTimeoutMs: 400 });
  const call = new RawStream(server.connect());
  await call.sendAll([bytes("a"), bytes("b")]);
  assert.deepEqual((await Array.fromAsync(call.answers())).map(text), ["2"]);
});

test("a client that does not read its answers is given up in time", { timeout: 60_000 }, async () => {
  const pours = bidiOf(async function* () {
    while (true) yield new Uint8Array(65_536);
  });
  await using server = await startTestServer([serviceOf({ Echo: pours })], { messageTimeoutMs: 100 });
  const call = new RawStream(server.connect());
  await once(call.stream, "response");
  while (server.server.callCount > 0) await delay(10);
});

test("a stop lets a running stream end", LIMIT, async () => {
  await using server = await startTestServer([streams]);
  const session = server.connect();
  const call = new RawStream(session);
  const answers = call.answers();
  await call.send(bytes("before"));
  await answers.next();
  const goaway = once(session, "goaway");
  const closed = server.server.close(30_000);
  await goaway;
  await delay(100);
  await call.send(bytes("after"));
  assert.equal(text((await answers.next()).value), "after");
  call.finish();
  assert.equal((await answers.next()).done, true);
  assert.deepEqual(await call.ending, OK);
  await closed;
});

test("a stream that outlasts the grace period is cut, and its iteration CANCELLED", LIMIT, async () => {
  const { began, iteration, service } = watched();
  await using server = await startTestServer([service]);
  const call = new RawStream(server.connect());
  await call.send(bytes("x"));
  await began;
  await server.server.close(20);
  assert.equal(await iteration, "CANCELLED");
  assert.equal(await call.ending, "cut");
});

test("a method whose messages the listener can never hold is a mistake of the program", () => {
  const method = unaryOf((request) => request, { maxRequestBytes: 11 });
  return assert.rejects(startTestServer([serviceOf({ Echo: method })], { maxHeldBytes: 10 }), RangeError);
});
