import assert from "node:assert/strict";
import { test } from "node:test";
import { ERROR_CODE, type ErrorCodeName } from "@keyward/core/http2/error-code";
import { FLAG, FRAME } from "@keyward/core/http2/frame";
import { useFront } from "../testing/front-under-test.ts";
import { serviceOf, startTestServer, unaryOf } from "../testing/test-server.ts";
import { blockOf, FrameClient } from "./testing/frame-client.ts";

useFront("own");
const LIMIT = { timeout: 60_000 };
const { DATA, HEADERS, PRIORITY, RST_STREAM, SETTINGS, PUSH_PROMISE, PING, GOAWAY, WINDOW_UPDATE, CONTINUATION } =
  FRAME;
const { END_STREAM, END_HEADERS, PADDED } = FLAG;
const UNKNOWN = 0xbe;

const services = [serviceOf({ Echo: unaryOf((request) => request), Never: unaryOf(() => new Promise(() => {})) })];

type Rule = [sentence: string, send: (client: FrameClient) => unknown, code: ErrorCodeName];

const connectionFaults: Rule[] = [
  ["DATA on stream 0", (c) => c.send(DATA, 0, 0), "PROTOCOL_ERROR"],
  ["DATA on an idle stream", (c) => c.send(DATA, 0, 1), "PROTOCOL_ERROR"],
  ["DATA with too much padding", (c) => c.headers(1).send(DATA, PADDED, 1, "05cafe"), "PROTOCOL_ERROR"],
  ["DATA on a stream that ended", async (c) => (await c.ended(1)).send(DATA, 0, 1), "STREAM_CLOSED"],
  ["HEADERS on stream 0", (c) => c.headers(0), "PROTOCOL_ERROR"],
  ["HEADERS on a server's stream", (c) => c.headers(2), "PROTOCOL_ERROR"],
  ["HEADERS on a stream that was passed over", (c) => c.headers(5).headers(3), "PROTOCOL_ERROR"],
  ["HEADERS on a stream that ended", async (c) => (await c.ended(1)).headers(1), "STREAM_CLOSED"],
  ["HEADERS with too much padding", (c) => c.send(HEADERS, END_HEADERS | PADDED, 1, "0582"), "PROTOCOL_ERROR"],
  ["HEADERS too short for their padding", (c) => c.send(HEADERS, END_HEADERS | PADDED, 1), "FRAME_SIZE_ERROR"],
  ["HEADERS that depend on themselves", (c) => c.send(HEADERS, 0x24, 1, "0000000110"), "PROTOCOL_ERROR"],
  ["HEADERS that cannot be decoded", (c) => c.send(HEADERS, END_HEADERS, 1, "80"), "COMPRESSION_ERROR"],
  ["CONTINUATION without HEADERS", (c) => c.send(CONTINUATION, END_HEADERS, 1), "PROTOCOL_ERROR"],
  ["CONTINUATION of another stream", (c) => c.send(HEADERS, 0, 1, "82").send(CONTINUATION, 4, 3), "PROTOCOL_ERROR"],
  [
    "another frame within headers",
    (c) => c.send(HEADERS, 0, 1, "82").send(PING, 0, 0, Buffer.alloc(8)),
    "PROTOCOL_ERROR",
  ],
  ["an unknown frame within headers", (c) => c.send(HEADERS, 0, 1, "82").send(UNKNOWN, 0, 0), "PROTOCOL_ERROR"],
  ["PRIORITY on stream 0", (c) => c.send(PRIORITY, 0, 0, "0000000010"), "PROTOCOL_ERROR"],
  ["RST_STREAM on stream 0", (c) => c.send(RST_STREAM, 0, 0, "00000008"), "PROTOCOL_ERROR"],
  ["RST_STREAM on an idle stream", (c) => c.send(RST_STREAM, 0, 1, "00000008"), "PROTOCOL_ERROR"],
  ["RST_STREAM of three bytes", (c) => c.headers(1).send(RST_STREAM, 0, 1, "000008"), "FRAME_SIZE_ERROR"],
  ["SETTINGS on a stream", (c) => c.send(SETTINGS, 0, 1), "PROTOCOL_ERROR"],
  ["SETTINGS of five bytes", (c) => c.send(SETTINGS, 0, 0, "0000000000"), "FRAME_SIZE_ERROR"],
  ["SETTINGS that acknowledge with content", (c) => c.send(SETTINGS, 1, 0, "000300000001"), "FRAME_SIZE_ERROR"],
  ["SETTINGS that push by 2", (c) => c.send(SETTINGS, 0, 0, "000200000002"), "PROTOCOL_ERROR"],
  ["SETTINGS with a window of 2^31", (c) => c.send(SETTINGS, 0, 0, "000480000000"), "FLOW_CONTROL_ERROR"],
  ["SETTINGS with frames of 2^14 - 1", (c) => c.send(SETTINGS, 0, 0, "000500003fff"), "PROTOCOL_ERROR"],
  ["SETTINGS with frames of 2^24", (c) => c.send(SETTINGS, 0, 0, "000501000000"), "PROTOCOL_ERROR"],
  ["PUSH_PROMISE", (c) => c.headers(1).send(PUSH_PROMISE, END_HEADERS, 1, "00000002"), "PROTOCOL_ERROR"],
  ["PING on a stream", (c) => c.send(PING, 0, 1, Buffer.alloc(8)), "PROTOCOL_ERROR"],
  ["PING of seven bytes", (c) => c.send(PING, 0, 0, Buffer.alloc(7)), "FRAME_SIZE_ERROR"],
  ["GOAWAY on a stream", (c) => c.send(GOAWAY, 0, 1, Buffer.alloc(8)), "PROTOCOL_ERROR"],
  ["GOAWAY of seven bytes", (c) => c.send(GOAWAY, 0, 0, Buffer.alloc(7)), "FRAME_SIZE_ERROR"],
  ["WINDOW_UPDATE of three bytes", (c) => c.send(WINDOW_UPDATE, 0, 0, "000001"), "FRAME_SIZE_ERROR"],
  ["WINDOW_UPDATE of the connection by nothing", (c) => c.send(WINDOW_UPDATE, 0, 0, "00000000"), "PROTOCOL_ERROR"],
  ["WINDOW_UPDATE on an idle stream", (c) => c.send(WINDOW_UPDATE, 0, 1, "00000001"), "PROTOCOL_ERROR"],
  ["a frame of 16,385 bytes", (c) => c.headers(1).send(DATA, 0, 1, Buffer.alloc(16_385)), "FRAME_SIZE_ERROR"],
];
for (const [sentence, send, code] of connectionFaults) {
  test(`${sentence}: the connection ends with ${code}`, LIMIT, async () => {
    await using server = await startTestServer(services);
    using client = new FrameClient(server);
    await send(client);
    assert.equal(await client.goAwayCode(), ERROR_CODE[code]);
    await client.closed();
  });
}

const streamFaults: Rule[] = [
  ["a second HEADERS that does not end the request", (c) => c.headers(1).headers(1), "PROTOCOL_ERROR"],
  [
    "DATA behind the end",
    (c) => c.headers(1, { ":path": "/t.T/Never" }).send(DATA, END_STREAM, 1, Buffer.alloc(5)).send(DATA, 0, 1),
    "STREAM_CLOSED",
  ],
  ["a window opened by nothing", (c) => c.headers(1).send(WINDOW_UPDATE, 0, 1, "00000000"), "PROTOCOL_ERROR"],
  ["PRIORITY of four bytes", (c) => c.headers(1).send(PRIORITY, 0, 1, "00000000"), "FRAME_SIZE_ERROR"],
  ["PRIORITY on itself", (c) => c.headers(1).send(PRIORITY, 0, 1, "0000000110"), "PROTOCOL_ERROR"],
  ["an upper-case name", (c) => c.headers(1, { "X-a": "" }), "PROTOCOL_ERROR"],
  ["an empty name", (c) => c.headers(1, { "": "x" }), "PROTOCOL_ERROR"],
  ["a name with a colon", (c) => c.headers(1, { "a:b": "x" }), "PROTOCOL_ERROR"],
  ["a value with a line's end", (c) => c.headers(1, { a: "x\ny" }), "PROTOCOL_ERROR"],
  ["a value that begins with a space", (c) => c.headers(1, { a: " x" }), "PROTOCOL_ERROR"],
  ["an unknown pseudo-header field", (c) => c.headers(1, { ":x": "y" }), "PROTOCOL_ERROR"],
  ["a response's pseudo-header field", (c) => c.headers(1, { ":status": "200" }), "PROTOCOL_ERROR"],
  ["a pseudo-header field behind others", (c) => c.headers(1, { ":authority": "x" }), "PROTOCOL_ERROR"],
  [
    "a method twice",
    (c) => c.send(HEADERS, END_HEADERS, 1, Buffer.concat([Buffer.of(0x83), blockOf()])),
    "PROTOCOL_ERROR",
  ],
  ["no method", (c) => c.headers(1, { ":method": undefined }), "PROTOCOL_ERROR"],
  ["no scheme", (c) => c.headers(1, { ":scheme": undefined }), "PROTOCOL_ERROR"],
  ["no path", (c) => c.headers(1, { ":path": undefined }), "PROTOCOL_ERROR"],
  ["an empty path", (c) => c.headers(1, { ":path": "" }), "PROTOCOL_ERROR"],
  ["a field for connections", (c) => c.headers(1, { connection: "close" }), "PROTOCOL_ERROR"],
  ["a transfer encoding", (c) => c.headers(1, { "transfer-encoding": "chunked" }), "PROTOCOL_ERROR"],
  ["te: gzip", (c) => c.headers(1, { te: "gzip" }), "PROTOCOL_ERROR"],
  ["a length that is no number", (c) => c.headers(1, { "content-length": "-1" }), "PROTOCOL_ERROR"],
  [
    "less content than its length",
    (c) => c.headers(1, { "content-length": "6" }).send(DATA, END_STREAM, 1, Buffer.alloc(5)),
    "PROTOCOL_ERROR",
  ],
  ["a pseudo-header field in trailers", (c) => c.headers(1).send(HEADERS, 5, 1, "82"), "PROTOCOL_ERROR"],
];
for (const [sentence, send, code] of streamFaults) {
  test(`${sentence}: the stream ends with ${code}, the connection goes on`, LIMIT, async () => {
    await using server = await startTestServer(services);
    using client = new FrameClient(server);
    await send(client);
    assert.deepEqual(await client.endOf(1), { reset: ERROR_CODE[code] });
    assert.equal(await client.call(3).endOf(3), "ended");
    assert.equal(server.server.callCount, 0);
  });
}

const ignored: [sentence: string, send: (client: FrameClient) => unknown][] = [
  ["a frame of an unknown type", (c) => c.send(UNKNOWN, 0xff, 7, "cafe")],
  ["an unknown setting", (c) => c.send(SETTINGS, 0, 0, "00ff00000001")],
  ["an unknown error code", (c) => c.headers(1).send(RST_STREAM, 0, 1, "000000ff")],
  ["a PING's acknowledgement", (c) => c.send(PING, 1, 0, Buffer.alloc(8))],
  ["PRIORITY on an idle stream", (c) => c.send(PRIORITY, 0, 99, "0000000110")],
  [
    "what crossed a reset",
    (c) => c.headers(1, { te: "x" }).send(DATA, 0, 1, "cafe").headers(1).send(RST_STREAM, 0, 1, "00000008"),
  ],
  ["a window for a stream that ended", async (c) => (await c.ended(1)).send(WINDOW_UPDATE, 0, 1, "00000001")],
];
for (const [sentence, send] of ignored) {
  test(`${sentence} changes nothing`, LIMIT, async () => {
    await using server = await startTestServer(services);
    using client = new FrameClient(server);
    await send(client);
    assert.equal(await client.call(3).endOf(3), "ended");
    assert.equal(client.fieldsOf(3)["grpc-status"], "0");
  });
}

test("headers may come in parts, with padding and priority, and a request with trailers", LIMIT, async () => {
  await using server = await startTestServer(services);
  using client = new FrameClient(server);
  const block = Buffer.from(blockOf());
  const padded = Buffer.concat([
    Buffer.from("030000000000ff", "hex").subarray(0, 6),
    block.subarray(0, 3),
    Buffer.alloc(3),
  ]);
  client.send(HEADERS, 0x28, 1, padded).send(CONTINUATION, 0, 1, block.subarray(3, 9));
  client.send(CONTINUATION, END_HEADERS, 1, block.subarray(9));
  client.send(DATA, PADDED, 1, Buffer.concat([Buffer.of(7), Buffer.alloc(5 + 7)]));
  client.send(HEADERS, END_HEADERS | END_STREAM, 1, Buffer.from("000161 0162".replaceAll(" ", ""), "hex"));
  assert.equal(await client.endOf(1), "ended");
  assert.equal(client.fieldsOf(1)["grpc-status"], "0");
});

test("a stream more than SETTINGS allow is refused, and there is room when one ends", LIMIT, async () => {
  await using server = await startTestServer(services, { maxConcurrentStreams: 2 });
  using client = new FrameClient(server);
  for (const id of [1, 3, 5]) client.headers(id, { ":path": "/t.T/Never" });
  assert.deepEqual(await client.endOf(5), { reset: ERROR_CODE.REFUSED_STREAM });
  client.send(RST_STREAM, 0, 1, "00000008");
  assert.equal(await client.call(7).endOf(7), "ended");
});

test("answers teach the table once, and a peer that wants none is told everything each time", LIMIT, async () => {
  await using server = await startTestServer(services);
  using small = new FrameClient(server, Buffer.from("000100000000", "hex"));
  using usual = new FrameClient(server);
  for (const client of [small, usual]) {
    for (const id of [1, 3, 5]) assert.equal(await client.call(id).endOf(id), "ended");
    const lengths = client.frames.filter(({ type }) => type === HEADERS).map(({ payload }) => payload.length);
    assert.equal(lengths.at(-1)! < 3, client === usual);
  }
  assert.equal(small.frames.find(({ type }) => type === HEADERS)?.payload[0], 0x20);
  assert.deepEqual(usual.fieldsOf(5), { ":status": "200", "content-type": "application/grpc", "grpc-status": "0" });
});
