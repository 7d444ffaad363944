import assert from "node:assert/strict";
import { test } from "node:test";
import { setTimeout as delay } from "node:timers/promises";
import { encodeMessage } from "@keyward/core/grpc/message-frame";
import { ERROR_CODE } from "@keyward/core/http2/error-code";
import { FLAG, FRAME, PREFACE } from "@keyward/core/http2/frame";
import { HpackEncoder } from "@keyward/core/http2/hpack/encoder";
import { useFront } from "../testing/front-under-test.ts";
import { bidiOf, clientStreamOf, serviceOf, startTestServer, unaryOf } from "../testing/test-server.ts";
import { blockOf, FrameClient } from "./testing/frame-client.ts";

useFront("own");
const LIMIT = { timeout: 60_000 };
const { DATA, HEADERS, PRIORITY, RST_STREAM, SETTINGS, PING, WINDOW_UPDATE, CONTINUATION } = FRAME;
const CALM = ERROR_CODE.ENHANCE_YOUR_CALM;
const EMPTY_MESSAGE = Buffer.alloc(5);
const CANCEL = "00000008";
const LARGE = 1_000_000;

const services = [
  serviceOf({
    Echo: unaryOf((request) => request),
    Never: unaryOf(() => new Promise(() => {})),
    Large: unaryOf(() => new Uint8Array(LARGE)),
    Stalls: clientStreamOf(() => new Promise(() => {})),
    Pours: bidiOf(async function* () {
      while (true) yield new Uint8Array(65_536);
    }),
  }),
];

const uint32 = (value: number) => value.toString(16).padStart(8, "0");
const windowSetting = (bytes: number) => Buffer.from(`0004${uint32(bytes)}`, "hex");

type Flood = [sentence: string, begin: (client: FrameClient) => void, step: (client: FrameClient, i: number) => void];

const floods: Flood[] = [
  ["resets its streams", () => {}, (c, i) => c.headers(2 * i + 1).send(RST_STREAM, 0, 2 * i + 1, CANCEL)],
  ["makes us reset its streams", () => {}, (c, i) => c.headers(2 * i + 1, { te: "x" })],
  [
    "makes us reset its streams by windows",
    () => {},
    (c, i) => c.headers(2 * i + 1).send(WINDOW_UPDATE, 0, 2 * i + 1, uint32(0)),
  ],
  ["opens more streams than it may", openAll, (c, i) => c.headers(2 * (100 + i) + 1)],
  ["sends headers in empty parts", (c) => c.send(HEADERS, 0, 1), (c) => c.send(CONTINUATION, 0, 1)],
  [
    "sends headers without end",
    (c) => c.send(HEADERS, 0, 1, blockOf()),
    (c) => c.send(CONTINUATION, 0, 1, blockOf({ x: "y".repeat(2_000) })),
  ],
  ["sends PINGs", () => {}, (c) => c.send(PING, 0, 0, Buffer.alloc(8))],
  ["acknowledges PINGs", () => {}, (c) => c.send(PING, 1, 0, Buffer.alloc(8))],
  ["sends SETTINGS", () => {}, (c) => c.send(SETTINGS, 0, 0)],
  ["changes its windows", openAll, (c, i) => c.send(SETTINGS, 0, 0, windowSetting(65_535 + i))],
  ["acknowledges SETTINGS", () => {}, (c) => c.send(SETTINGS, 1, 0)],
  ["sends PRIORITY", () => {}, (c) => c.send(PRIORITY, 0, 99, "0000000110")],
  ["sends frames of unknown types", () => {}, (c) => c.send(0xbe, 0, 0)],
  ["sends DATA with nothing in it", (c) => c.headers(1), (c) => c.send(DATA, 0, 1)],
  ["sends DATA with nothing but padding", (c) => c.headers(1), (c) => c.send(DATA, FLAG.PADDED, 1, "0100")],
  ["opens the window by crumbs", () => {}, (c) => c.send(WINDOW_UPDATE, 0, 0, uint32(1))],
  ["sends DATA to a stream that we reset", (c) => c.headers(1, { te: "x" }), (c) => c.send(DATA, 0, 1, "00")],
  [
    "resets a stream that has ended",
    (c) => c.headers(1).send(RST_STREAM, 0, 1, CANCEL),
    (c) => c.send(RST_STREAM, 0, 1, CANCEL),
  ],
];

function openAll(client: FrameClient): void {
  for (let i = 0; i < 100; i++) client.headers(2 * i + 1);
}

for (const [sentence, begin, step] of floods) {
  test(`a client that ${sentence} without end is told to calm down, and closed`, LIMIT, async () => {
    await using server = await startTestServer(services, { maxConcurrentStreams: 100 });
    using client = new FrameClient(server);
    begin(client);
    for (let i = 0; i < 4_000; i++) step(client, i);
    assert.equal(await client.goAwayCode(), CALM);
    await client.closed();
    assert.equal(server.server.callCount, 0);
  });
}

test("a client that measures its way with a PING on each call is welcome", LIMIT, async () => {
  await using server = await startTestServer(services);
  using client = new FrameClient(server);
  for (let i = 0; i < 5_000; i++) {
    client
      .call(2 * i + 1)
      .send(PING, 0, 0, Buffer.alloc(8))
      .send(WINDOW_UPDATE, 0, 0, uint32(5));
    if (i % 100 === 99) assert.equal(await client.endOf(2 * i + 1), "ended");
  }
});

test("a header list above the limit ends its stream, however small its block is", LIMIT, async () => {
  await using server = await startTestServer(services);
  using client = new FrameClient(server);
  client.headers(1, { x: "y".repeat(16_500) });
  assert.deepEqual(await client.endOf(1), { reset: CALM });
  // One entry of almost the whole table, named again and again by a byte each.
  const entry = new HpackEncoder().encode([{ name: "x", value: "y".repeat(4_000) }], { keep: true });
  client.send(HEADERS, FLAG.END_HEADERS, 3, Buffer.concat([blockOf(), entry, Buffer.alloc(12_000, 0xbe)]));
  assert.deepEqual(await client.endOf(3), { reset: CALM });
  assert.equal(await client.call(5).endOf(5), "ended");
});

test("an answer waits for its window, and goes on where it stopped", LIMIT, async () => {
  await using server = await startTestServer(services);
  using client = new FrameClient(server, windowSetting(0));
  client.headers(1).send(DATA, FLAG.END_STREAM, 1, encodeMessage(Buffer.from("hello")));
  await client.settled();
  const data = () => Buffer.concat(client.frames.filter(({ type }) => type === DATA).map(({ payload }) => payload));
  assert.equal(data().length, 0);
  client.send(WINDOW_UPDATE, 0, 1, uint32(7));
  await client.settled();
  assert.equal(data().length, 7);
  client.send(SETTINGS, 0, 0, windowSetting(3));
  assert.equal(await client.endOf(1), "ended");
  assert.equal(data().subarray(5).toString(), "hello");
});

test("a window that shrinks below nothing must be filled first", LIMIT, async () => {
  await using server = await startTestServer(services);
  using client = new FrameClient(server, windowSetting(20));
  client.headers(1, { ":path": "/t.T/Large" }).send(DATA, FLAG.END_STREAM, 1, EMPTY_MESSAGE);
  await client.find(({ type }) => type === DATA);
  client.send(SETTINGS, 0, 0, windowSetting(10)).send(WINDOW_UPDATE, 0, 1, uint32(10));
  await client.settled();
  const received = () =>
    client.frames.filter(({ type }) => type === DATA).reduce((sum, f) => sum + f.payload.length, 0);
  assert.equal(received(), 20);
  client.send(WINDOW_UPDATE, 0, 1, uint32(1));
  await client.settled();
  assert.equal(received(), 21);
});

test("the window of the connection bounds all streams, and they take turns", LIMIT, async () => {
  await using server = await startTestServer(services);
  using client = new FrameClient(server, windowSetting(LARGE * 2));
  for (const id of [1, 3]) client.headers(id, { ":path": "/t.T/Large" }).send(DATA, FLAG.END_STREAM, id, EMPTY_MESSAGE);
  await client.settled();
  const received = (...ids: number[]) =>
    client.frames
      .filter((f) => f.type === DATA && ids.includes(f.streamId))
      .reduce((sum, f) => sum + f.payload.length, 0);
  assert.equal(received(1, 3), 65_535);
  client.send(WINDOW_UPDATE, 0, 0, uint32(LARGE));
  while (received(1, 3) < 65_535 + LARGE) await delay(1);
  assert.ok(received(3) > LARGE / 4, `${received(3)} of the second stream`);
  client.send(WINDOW_UPDATE, 0, 0, uint32(LARGE));
  for (const id of [1, 3]) assert.equal(await client.endOf(id), "ended");
  assert.equal(received(1), LARGE + 5);
});

for (const [sentence, send, ending] of [
  [
    "a stream's window above 2^31 - 1 ends the stream",
    (c: FrameClient) => c.send(WINDOW_UPDATE, 0, 1, "7fffffff"),
    "stream",
  ],
  [
    "the connection's window above 2^31 - 1 ends it",
    (c: FrameClient) => c.send(WINDOW_UPDATE, 0, 0, "7fffffff"),
    "all",
  ],
  [
    "SETTINGS that lift a window above 2^31 - 1 end the connection",
    (c: FrameClient) => c.send(WINDOW_UPDATE, 0, 1, uint32(1_000)).send(SETTINGS, 0, 0, windowSetting(2 ** 31 - 1)),
    "all",
  ],
  [
    "more data than the stream's window ends the stream",
    (c: FrameClient) => {
      for (let i = 0; i < 5; i++) c.send(DATA, 0, 1, Buffer.alloc(16_384));
    },
    "stream",
  ],
] as const) {
  test(sentence, LIMIT, async () => {
    await using server = await startTestServer(services);
    using client = new FrameClient(server);
    send(client.headers(1, { ":path": "/t.T/Stalls" }));
    const code = ERROR_CODE.FLOW_CONTROL_ERROR;
    if (ending === "all") assert.equal(await client.goAwayCode(), code);
    else assert.deepEqual(await client.endOf(1), { reset: code });
  });
}

test("data that nobody asks for is bounded for all streams together", LIMIT, async () => {
  await using server = await startTestServer(services, { maxHeldBytes: 2_097_152 });
  using client = new FrameClient(server);
  for (let id = 1; id < 101; id += 2) {
    client.headers(id, { ":path": "/t.T/Stalls" });
    for (let i = 0; i < 3; i++) client.send(DATA, 0, id, Buffer.alloc(16_384));
  }
  await client.settled();
  const reset = client.frames.filter(({ type }) => type === RST_STREAM);
  assert.equal(50 - reset.length, Math.floor(2_097_152 / 49_152));
  assert.ok(reset.every(({ payload }) => payload.readUInt32BE() === CALM));
});

for (const [sentence, begin] of [
  ["half a preface", (c: FrameClient) => c.socket.write(PREFACE.slice(0, 12))],
  ["a preface and no SETTINGS", (c: FrameClient) => c.socket.write(PREFACE)],
  ["half of its first frame", (c: FrameClient) => c.socket.write(`${PREFACE}\0\0`)],
] as const) {
  test(`a client that sends ${sentence} is closed in time`, LIMIT, async () => {
    await using server = await startTestServer(services, { prefaceTimeoutMs: 30 });
    using client = new FrameClient(server, undefined);
    begin(client);
    await client.closed();
  });
}

test("a client that does not come to the end of its headers is closed in time", LIMIT, async () => {
  await using server = await startTestServer(services, { messageTimeoutMs: 50 });
  using client = new FrameClient(server);
  client.send(HEADERS, 0, 1, "82");
  await client.closed();
});

test(
  "a client with large windows that does not read its socket is closed in time, and little is held for it",
  LIMIT,
  async () => {
    await using server = await startTestServer(services, { messageTimeoutMs: 300 });
    using client = new FrameClient(server, windowSetting(2 ** 31 - 1));
    client.send(WINDOW_UPDATE, 0, 0, uint32(2 ** 31 - 1 - 65_535));
    await client.settled();
    client.socket.pause();
    client.headers(1, { ":path": "/t.T/Pours" });
    const before = process.memoryUsage().arrayBuffers;
    await delay(100);
    assert.ok(process.memoryUsage().arrayBuffers - before < 4_194_304);
    while (server.server.connectionCount > 0) await delay(10);
  },
);

test("a client that does not read what it asks for is not read from either", LIMIT, async () => {
  await using server = await startTestServer(services);
  using client = new FrameClient(server);
  await client.settled();
  client.socket.pause();
  let id = 1;
  // An error needs no window: what is unsent grows until the server stops reading.
  for (let calm = 0; calm < 50; ) {
    for (let i = 0; i < 100; i++, id += 2) client.headers(id, { ":path": "/t.T/Nope" }, FLAG.END_STREAM);
    await delay(2);
    calm = client.socket.writableLength > 1_000_000 ? calm + 1 : 0;
    assert.ok(id < 1_000_000, "everything was read");
  }
  client.socket.resume();
  assert.equal(await client.endOf(id - 2), "ended");
});

test("one client's half-closed connection frees its calls, running or not yet begun", LIMIT, async () => {
  await using server = await startTestServer(services);
  using client = new FrameClient(server);
  client.headers(1, { ":path": "/t.T/Never" }).send(DATA, FLAG.END_STREAM, 1, EMPTY_MESSAGE).headers(3);
  await client.settled();
  assert.equal(server.server.callCount, 2);
  client.socket.end();
  while (server.server.callCount + server.server.connectionCount > 0) await delay(1);
});
