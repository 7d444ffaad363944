import assert from "node:assert/strict";
import { test } from "node:test";
import { setTimeout as delay } from "node:timers/promises";
import { LOCAL_CALLER } from "../../identity/caller.ts";
import { SpareConnections } from "../connection-places.ts";
import { SOCKET_LIMITS } from "../grpc/bounds/limits.ts";
import { serviceOf, unaryOf } from "../testing/test-server.ts";
import { Http2GrpcServer } from "./http2-grpc-server.ts";
import { FrameClient } from "./testing/frame-client.ts";

const SPARE = 976;
const ALL = SOCKET_LIMITS.maxConnections + SPARE;
const AT_ONCE = 100;
const PREFACE_MS = 8_000;

async function connectAll(port: number, count: number): Promise<FrameClient[]> {
  const clients: FrameClient[] = [];
  while (clients.length < count) {
    const batch = Array.from({ length: Math.min(AT_ONCE, count - clients.length) }, () => clientOf(port));
    await Promise.all(batch.map((client) => client.settled()));
    clients.push(...batch);
  }
  return clients;
}

function clientOf(port: number): FrameClient {
  return new FrameClient({ host: "127.0.0.1", port });
}

test("thousands of idle connections stay, one beyond them does not, and their places come back", {
  timeout: 300_000,
}, async () => {
  const server = new Http2GrpcServer({
    services: [serviceOf({ Echo: unaryOf((request) => request) })],
    caller: LOCAL_CALLER,
    limits: { ...SOCKET_LIMITS, prefaceTimeoutMs: PREFACE_MS },
    spareConnections: new SpareConnections(SPARE),
    monotonicMs: () => performance.now(),
    onUnknownError: assert.fail,
  });
  await using _closed = { [Symbol.asyncDispose]: () => server.close(0) };
  await server.listen({ host: "127.0.0.1", port: 0 });
  const clients = await connectAll(server.port!, ALL);
  // All have come in time: sweeps find nobody.
  await delay(1.5 * PREFACE_MS);
  assert.equal(server.connectionCount, ALL);
  const excess = clientOf(server.port!);
  await excess.settled();
  assert.deepEqual(excess.frames, []);
  for (const client of [clients[0]!, clients.at(-1)!]) assert.equal(await client.call(1).endOf(1), "ended");
  for (const client of clients.slice(AT_ONCE)) client.socket.destroy();
  while (server.connectionCount > AT_ONCE) await delay(5);
  const again = await connectAll(server.port!, AT_ONCE);
  assert.equal(await again[0]!.call(1).endOf(1), "ended");
});
