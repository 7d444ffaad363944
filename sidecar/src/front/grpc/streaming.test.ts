import assert from "node:assert/strict";
import { once } from "node:events";
import { setTimeout as delay } from "node:timers/promises";
import { KeywardError } from "@keyward/core/errors/keyward-error";
import { encodeMessage } from "@keyward/core/grpc/message-frame";
import { test } from "../testing/front-under-test.ts";
import { RawConnection } from "../testing/raw-connection.ts";
import { RawStream } from "../testing/raw-stream.ts";
import { bidiOf, clientStreamOf, serviceOf, startTestServer, unaryOf } from "../testing/test-server.ts";
import type { CallContext, Requests } from "./method.ts";

const LIMIT = { timeout: 60_000 };
const OK = { code: 0, text: "", details: "" };
const bytes = (text: string): Uint8Array => Buffer.from(text);
const text = (message: Uint8Array): string => Buffer.from(message).toString();

async function* echo(requests: Requests): AsyncGenerator<Uint8Array> {
  yield* requests;
}

/** All messages of the request, their lengths and a comma between them. */
async function lengths(requests: Requests): Promise<Uint8Array> {
  const seen: number[] = [];
  for await (const { length } of requests) seen.push(length);
  return bytes(seen.join(","));
}

const streams = serviceOf({
  Echo: bidiOf(echo),
  Lengths: clientStreamOf(lengths),
  First: clientStreamOf(async (requests) => {
    for await (const first of requests) return first;
    return bytes("none");
  }),
  Never: bidiOf(async function* () {
    await new Promise(() => {});
    yield bytes("never");
  }),
});
const toLengths = { ":path": "/t.T/Lengths" };

test("a bidi stream answers each message before the next one is sent", LIMIT, async () => {
  await using server = await startTestServer([streams]);
  const call = new RawStream(server.connect());
  const answers = call.answers();
  for (const word of ["one", "two", "three"]) {
    await call.send(bytes(word));
    assert.equal(text((await answers.next()).value), word);
  }
  call.finish();
  assert.equal((await answers.next()).done, true);
  assert.deepEqual(await call.ending, OK);
});

test("a client stream is answered once, after its last message", LIMIT, async () => {
  await using server = await startTestServer([streams]);
  const call = new RawStream(server.connect(), toLengths);
  await call.sendAll([bytes("a"), bytes(""), bytes("abc")]);
  assert.deepEqual((await Array.fromAsync(call.answers())).map(text), ["1,0,3"]);
  assert.deepEqual(await call.ending, OK);
});

test("a stream without messages is complete", LIMIT, async () => {
  await using server = await startTestServer([streams]);
  const session = server.connect();
  for (const [path, answers] of [
    ["/t.T/Lengths", [""]],
    ["/t.T/Echo", []],
  ] as const) {
    const call = new RawStream(session, { ":path": path });
    call.finish();
    assert.deepEqual((await Array.fromAsync(call.answers())).map(text), answers);
    assert.deepEqual(await call.ending, OK);
  }
});

test("many small messages in one DATA frame are as many messages", LIMIT, async () => {
  await using server = await startTestServer([streams]);
  const call = new RawStream(server.connect());
  const words = Array.from({ length: 1_000 }, (_, i) => String(i));
  void call.sendBytes(Buffer.concat(words.map((word) => encodeMessage(bytes(word)))));
  call.finish();
  assert.deepEqual((await Array.fromAsync(call.answers())).map(text), words);
});

test("messages of no bytes are messages", LIMIT, async () => {
  await using server = await startTestServer([streams]);
  const call = new RawStream(server.connect());
  void call.sendBytes(new Uint8Array(5 * 20_000));
  call.finish();
  const answers = await Array.fromAsync(call.answers());
  assert.equal(answers.length, 20_000);
  assert.ok(answers.every(({ length }) => length === 0));
});

test("messages may arrive byte by byte", LIMIT, async () => {
  await using server = await startTestServer([streams]);
  const call = new RawStream(server.connect(), toLengths);
  for (const byte of Buffer.concat([
    encodeMessage(bytes("hello")),
    encodeMessage(bytes("")),
    encodeMessage(bytes("!")),
  ])) {
    await call.sendBytes(Uint8Array.of(byte));
    await delay(1);
  }
  call.finish();
  assert.deepEqual((await Array.fromAsync(call.answers())).map(text), ["5,0,1"]);
});

test("the largest message passes as often as it comes, one byte more is refused by its prefix", LIMIT, async () => {
  await using server = await startTestServer([streams]);
  const call = new RawStream(server.connect(), toLengths);
  for (let i = 0; i < 3; i++) await call.send(new Uint8Array(1_048_576));
  await call.sendBytes(Uint8Array.of(0, 0, 0x10, 0, 1));
  const text = "a message of the request has 1048577 bytes, the most is 1048576";
  assert.deepEqual(await call.ending, { code: 8, text, details: "" });
});

for (const [sentence, sent, code, reason] of [
  ["a compressed message without an encoding", [1, 0, 0, 0, 0], 13, /compressed flag/],
  ["an unknown flag", [9, 0, 0, 0, 0], 13, /flag byte 9/],
  ["an end inside a prefix", [0, 0], 13, /in the middle of a message/],
  ["an end inside a message", [0, 0, 0, 0, 2, 1], 13, /in the middle of a message/],
] as const) {
  test(`${sentence} ends a stream with status ${code}, behind the answers to what came before`, LIMIT, async () => {
    await using server = await startTestServer([streams]);
    const call = new RawStream(server.connect());
    await call.send(bytes("good"));
    await call.sendBytes(Uint8Array.from(sent));
    call.finish();
    assert.deepEqual((await Array.fromAsync(call.answers())).map(text), ["good"]);
    const ending = await call.ending;
    assert.ok(ending !== "cut" && ending.code === code && reason.test(ending.text), JSON.stringify(ending));
  });
}

test("a fault in the bytes ends the call even if the method does not mind", LIMIT, async () => {
  const minds = clientStreamOf((requests) => lengths(requests).catch(() => bytes("all is well")));
  await using server = await startTestServer([serviceOf({ Echo: minds })]);
  const call = new RawStream(server.connect());
  await call.sendBytes(Uint8Array.of(1, 0, 0, 0, 0));
  assert.equal(((await call.ending) as { code: number }).code, 13);
});

test("an error of the method comes behind its answers, as trailers", LIMIT, async () => {
  const fails = bidiOf(async function* () {
    yield bytes("one");
    throw new KeywardError("NOT_FOUND", "no second one");
  });
  await using server = await startTestServer([serviceOf({ Echo: fails })]);
  const call = new RawStream(server.connect());
  assert.deepEqual((await Array.fromAsync(call.answers())).map(text), ["one"]);
  assert.deepEqual(await call.ending, { code: 5, text: "no second one", details: "" });
});

for (const [sentence, method] of [
  [
    "throws at once",
    bidiOf(() => {
      throw new Error("the secret is 42");
    }),
  ],
  [
    "rejects",
    clientStreamOf(async () => {
      throw new Error("the secret is 42");
    }),
  ],
] as const) {
  test(`a method that ${sentence} is an internal error to the client, and told to the program`, LIMIT, async () => {
    await using server = await startTestServer([serviceOf({ Echo: method })]);
    const call = new RawStream(server.connect());
    assert.deepEqual(await call.ending, { code: 13, text: "internal error", details: "" });
    assert.match(String(server.unknownErrors[0]), /42/);
  });
}

test("a response that is too large is refused", LIMIT, async () => {
  const large = clientStreamOf(async () => new Uint8Array(11), { maxResponseBytes: 10 });
  await using server = await startTestServer([serviceOf({ Echo: large })]);
  const call = new RawStream(server.connect());
  assert.deepEqual(await call.ending, { code: 8, text: "the response has 11 bytes, the most is 10", details: "" });
});

test("a method may answer before the client has finished", LIMIT, async () => {
  await using server = await startTestServer([streams]);
  const call = new RawStream(server.connect(), { ":path": "/t.T/First" });
  await call.send(bytes("first"));
  assert.deepEqual((await Array.fromAsync(call.answers())).map(text), ["first"]);
  assert.deepEqual(await call.ending, OK);
  // What the client still sends is told to stop, without an error.
  if (!call.stream.closed) await once(call.stream, "close");
  assert.equal(call.stream.rstCode, 0);
  assert.equal(server.server.callCount, 0);
});

test("an early answer reaches a client that never stops sending", LIMIT, async () => {
  await using server = await startTestServer([streams]);
  const call = new RawStream(server.connect(), { ":path": "/t.T/First" });
  const endless = function* () {
    while (call.stream.writable) yield new Uint8Array(65_536);
  };
  const sent = call.sendAll(endless());
  assert.equal((await Array.fromAsync(call.answers())).length, 1);
  assert.deepEqual(await call.ending, OK);
  await sent;
});

test("a bidi stream may end before its client", LIMIT, async () => {
  const hello = bidiOf(async function* () {
    yield bytes("hello");
  });
  await using server = await startTestServer([serviceOf({ Echo: hello })]);
  const call = new RawStream(server.connect());
  assert.deepEqual((await Array.fromAsync(call.answers())).map(text), ["hello"]);
  assert.deepEqual(await call.ending, OK);
});

test("requests are asked for one at a time", LIMIT, async () => {
  const greedy = clientStreamOf(async (requests) => {
    const iterator = requests[Symbol.asyncIterator]();
    void iterator.next();
    await iterator.next();
    return bytes("");
  });
  await using server = await startTestServer([serviceOf({ Echo: greedy })]);
  assert.equal(((await new RawStream(server.connect()).ending) as { code: number }).code, 13);
  assert.match(String(server.unknownErrors[0]), /one at a time/);
});

test("a stream that ran to its end stays ended", LIMIT, async () => {
  const twice = clientStreamOf(async (requests) => {
    await lengths(requests);
    return lengths(requests);
  });
  await using server = await startTestServer([serviceOf({ Echo: twice })]);
  const call = new RawStream(server.connect());
  await call.sendAll([bytes("x")]);
  assert.deepEqual((await Array.fromAsync(call.answers())).map(text), [""]);
});

/** A method that begins, and then is told how its call ended. */
function watched() {
  const began = Promise.withResolvers<CallContext>();
  const iteration = Promise.withResolvers<unknown>();
  const method = bidiOf(async function* (requests, call) {
    began.resolve(call);
    try {
      yield* requests;
      iteration.resolve("complete");
    } catch (error) {
      iteration.resolve((error as KeywardError).code);
      throw error;
    }
  });
  return { began: began.promise, iteration: iteration.promise, service: serviceOf({ Echo: method }) };
}

for (const [sentence, leave] of [
  ["cancels", (raw: RawConnection) => raw.reset(1, 8)],
  ["resets its stream without an error", (raw: RawConnection) => raw.reset(1, 0)],
  ["leaves", (raw: RawConnection) => raw.socket.destroy()],
  ["closes its side", (raw: RawConnection) => raw.socket.end()],
] as const) {
  for (const [where, sent] of [
    ["between two messages", encodeMessage(bytes("whole"))],
    ["inside a message", Uint8Array.of(0, 0, 0, 0, 9, 1)],
  ] as const) {
    test(`a client that ${sentence} ${where} is CANCELLED, not complete`, LIMIT, async () => {
      const { began, iteration, service } = watched();
      await using server = await startTestServer([service]);
      const raw = new RawConnection(server.path);
      raw.request(1);
      raw.data(1, sent);
      const { signal } = await began;
      assert.equal(signal.aborted, false);
      leave(raw);
      assert.equal(await iteration, "CANCELLED");
      if (!signal.aborted) await once(signal, "abort");
      assert.equal(signal.reason.code, "CANCELLED");
      while (server.server.callCount > 0) await delay(1);
      assert.deepEqual(server.unknownErrors, []);
      raw.socket.destroy();
    });
  }
}

for (const [sentence, leave] of [
  ["cancels", (call: RawStream) => call.cancel()],
  ["resets its stream without an error", (call: RawStream) => call.cancel(0)],
  ["leaves", (call: RawStream) => call.stream.session?.destroy()],
] as const) {
  test(`a client that ${sentence} is told to a method that is not reading`, LIMIT, async () => {
    const began = Promise.withResolvers<AbortSignal>();
    const busy = clientStreamOf((_requests, { signal }) => {
      began.resolve(signal);
      return new Promise(() => {});
    });
    await using server = await startTestServer([serviceOf({ Echo: busy })]);
    const call = new RawStream(server.connect());
    await call.send(new Uint8Array(30_000));
    const signal = await began.promise;
    leave(call);
    if (!signal.aborted) await once(signal, "abort");
    while (server.server.callCount > 0) await delay(1);
  });

  test(`a client that ${sentence} while it does not read ends the method's iterator`, LIMIT, async () => {
    const returned = Promise.withResolvers<void>();
    const pours = bidiOf(async function* () {
      try {
        while (true) yield new Uint8Array(65_536);
      } finally {
        returned.resolve();
      }
    });
    await using server = await startTestServer([serviceOf({ Echo: pours })]);
    const call = new RawStream(server.connect());
    await once(call.stream, "response");
    leave(call);
    await returned.promise;
    while (server.server.callCount > 0) await delay(1);
  });
}

test(
  "a deadline in the middle ends the stream behind its answers, and the iteration with DEADLINE_EXCEEDED",
  LIMIT,
  async () => {
    const { iteration, service } = watched();
    await using server = await startTestServer([service]);
    const call = new RawStream(server.connect(), { "grpc-timeout": "100m" });
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
