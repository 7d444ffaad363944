import assert from "node:assert/strict";
import { test } from "node:test";
import { DEFAULT_WINDOW_BYTES, FLAG, FRAME, readUint32 } from "@keyward/core/http2/frame";
import { useFront } from "../../testing/front-under-test.ts";
import { serviceOf, startTestServer, unaryOf } from "../../testing/test-server.ts";
import { FrameClient } from "../testing/frame-client.ts";

useFront("own");
const LIMIT = { timeout: 60_000 };
const { DATA, WINDOW_UPDATE } = FRAME;
const MESSAGE_BYTES = 1_000_000;
const FIRST_BYTES = 16_000;

const limits = { maxRequestBytes: 2 * MESSAGE_BYTES };
const services = [serviceOf({ Echo: unaryOf((request) => Uint8Array.of(request.length % 251), limits) })];

/** The prefix of a message and its first bytes. */
function beginning(): Buffer {
  const frame = Buffer.alloc(FIRST_BYTES);
  frame.writeUInt32BE(MESSAGE_BYTES, 1);
  return frame;
}

function windowOf(client: FrameClient, streamId: number): number {
  const updates = client.frames.filter((frame) => frame.type === WINDOW_UPDATE && frame.streamId === streamId);
  return updates.reduce((sum, { payload }) => sum + readUint32(payload, 0), DEFAULT_WINDOW_BYTES);
}

function sendRest(client: FrameClient, streamId: number): void {
  const rest = Buffer.alloc(5 + MESSAGE_BYTES - FIRST_BYTES);
  for (let at = 0; at < rest.length; at += 16_000) {
    const isLast = at + 16_000 >= rest.length;
    client.send(DATA, isLast ? FLAG.END_STREAM : 0, streamId, rest.subarray(at, at + 16_000));
  }
}

test("a message that is larger than the window gets one for all of it", LIMIT, async () => {
  await using server = await startTestServer(services);
  using client = new FrameClient(server);
  client.headers(1).send(DATA, 0, 1, beginning());
  await client.find(({ type, streamId }) => type === WINDOW_UPDATE && streamId === 1);
  assert.ok(windowOf(client, 1) >= 5 + MESSAGE_BYTES);
  sendRest(client, 1);
  assert.equal(await client.endOf(1), "ended");
  const updates = client.frames.filter(({ type, streamId }) => type === WINDOW_UPDATE && streamId === 1);
  assert.equal(updates.length, 1);
});

test("of many large messages two get such a window, and the next when one is complete", LIMIT, async () => {
  await using server = await startTestServer(services);
  using client = new FrameClient(server);
  for (const id of [1, 3, 5, 7]) client.headers(id).send(DATA, 0, id, beginning());
  await client.settled();
  const isOpen = (id: number) => windowOf(client, id) > MESSAGE_BYTES;
  assert.deepEqual([1, 3, 5, 7].map(isOpen), [true, true, false, false]);
  sendRest(client, 1);
  await client.endOf(1);
  assert.deepEqual([3, 5, 7].map(isOpen), [true, true, false]);
});

test("a stream that is reset leaves its place to the next", LIMIT, async () => {
  await using server = await startTestServer(services);
  using client = new FrameClient(server);
  for (const id of [1, 3, 5]) client.headers(id).send(DATA, 0, id, beginning());
  client.send(FRAME.RST_STREAM, 0, 1, "00000008");
  await client.settled();
  assert.ok(windowOf(client, 5) > MESSAGE_BYTES);
});

test("a message above the method's limit opens no window", LIMIT, async () => {
  await using server = await startTestServer(services);
  using client = new FrameClient(server);
  const frame = beginning();
  frame.writeUInt32BE(2 * MESSAGE_BYTES + 1, 1);
  client.headers(1).send(DATA, 0, 1, frame);
  await client.settled();
  assert.equal(windowOf(client, 1), DEFAULT_WINDOW_BYTES);
});
