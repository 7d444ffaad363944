import assert from "node:assert/strict";
import { once } from "node:events";
import { setTimeout as delay } from "node:timers/promises";
import { KeywardError } from "@keyward/core/errors/keyward-error";
import { encodeMessage } from "@keyward/core/grpc/message-frame";
import { test } from "../../testing/front-under-test.ts";
import { RawStream } from "../../testing/raw-stream.ts";
import { bytes, LIMIT, lengths, OK, streams, text, toLengths } from "../../testing/stream-methods.ts";
import { bidiOf, clientStreamOf, serviceOf, startTestServer } from "../../testing/test-server.ts";

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
  while (server.server.callCount > 0) await delay(1);
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
