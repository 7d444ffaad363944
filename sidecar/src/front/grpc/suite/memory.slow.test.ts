import assert from "node:assert/strict";
import { test } from "node:test";
import { setTimeout as delay } from "node:timers/promises";
import { encodeMessage } from "@keyward/core/grpc/message-frame";
import type { Connection } from "../../../identity/connection.ts";
import { liveBytes } from "../../testing/live-memory.ts";
import { RawConnection } from "../../testing/raw-connection.ts";
import { RawStream } from "../../testing/raw-stream.ts";
import { bidiOf, clientStreamOf, serviceOf, startTestServer, unaryOf } from "../../testing/test-server.ts";

const MIB = 1_048_576;
const LIMIT = { timeout: 300_000 };

function* pieces(count: number, bytes: number): Generator<Uint8Array> {
  const piece = Buffer.alloc(bytes, 7);
  for (let i = 0; i < count; i++) yield piece;
}

test("64 MiB through a bidi stream hold memory flat", LIMIT, async () => {
  const echo = bidiOf((requests) => requests);
  await using server = await startTestServer([serviceOf({ Echo: echo })]);
  const call = new RawStream(server.connect());
  void call.sendAll(pieces(1_024, 65_536));
  const before = liveBytes();
  let received = 0;
  let most = 0;
  for await (const { length } of call.answers()) {
    received += length;
    if (received % (4 * MIB) === 0) most = Math.max(most, liveBytes() - before);
  }
  assert.equal(received, 64 * MIB);
  assert.ok(most < 4 * MIB, `${most} bytes more than at the start`);
});

test("1 GiB through a client stream holds memory flat", LIMIT, async () => {
  let most = 0;
  const before = liveBytes();
  const counts = clientStreamOf(async (requests) => {
    let received = 0;
    for await (const { length } of requests) {
      received += length;
      if (received % (64 * MIB) === 0) most = Math.max(most, liveBytes() - before);
    }
    return Buffer.from(String(received));
  });
  await using server = await startTestServer([serviceOf({ Echo: counts })]);
  const call = new RawStream(server.connect());
  void call.sendAll(pieces(16_384, 65_536));
  assert.deepEqual(
    (await Array.fromAsync(call.answers())).map((bytes) => Buffer.from(bytes).toString()),
    [String(1_024 * MIB)],
  );
  assert.ok(most < 4 * MIB, `${most} bytes more than at the start`);
});

test("1,000 connections leave nothing behind", LIMIT, async () => {
  const seen: WeakRef<Connection>[] = [];
  let ended = 0;
  const keep = unaryOf((request, { connection }) => {
    connection.own({
      [Symbol.dispose]() {
        ended += 1;
      },
    });
    seen.push(new WeakRef(connection));
    return request;
  });
  await using server = await startTestServer([serviceOf({ Echo: keep })]);
  const round = async (clients: number) => {
    const expected = ended + clients;
    const raws = Array.from({ length: clients }, () => new RawConnection(server.path));
    for (const raw of raws)
      raw
        .request(1)
        .data(1, encodeMessage(new Uint8Array(0)))
        .frame(0, 1, 1);
    while (seen.length < expected) await delay(1);
    for (const [i, raw] of raws.entries()) i % 2 === 0 ? raw.socket.destroy() : raw.socket.end();
    while (ended < expected || server.server.connectionCount > 0) await delay(1);
  };
  await round(50);
  const before = liveBytes();
  for (let i = 0; i < 19; i++) await round(50);
  assert.equal(ended, 1_000);
  let more = liveBytes() - before;
  // Node lets go of a closed socket some turns later.
  while (seen.some((ref) => ref.deref() !== undefined)) {
    await delay(10);
    more = liveBytes() - before;
  }
  assert.ok(more < MIB, `${more} bytes more than after the first 50`);
});
