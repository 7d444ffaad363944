import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout as delay } from "node:timers/promises";
import { encodeMessage } from "@keyward/core/grpc/message-frame";
import { type Connection, connectionSlot } from "../../../identity/connection.ts";
import { test } from "../../testing/front-under-test.ts";
import { RawConnection } from "../../testing/raw-connection.ts";
import { HEADERS, rawCall, serviceOf, startTestServer, type TestServer, unaryOf } from "../../testing/test-server.ts";
import type { Limits } from "../bounds/limits.ts";

const LIMIT = { timeout: 60_000 };
const EMPTY = encodeMessage(new Uint8Array(0));

/** A server whose every call leaves something on its connection. */
async function startKeeping(limits: Partial<Limits> = {}) {
  const kept = new Set<string>();
  const seen: Connection[] = [];
  const slot = connectionSlot(({ id }) => {
    kept.add(id);
    return { [Symbol.dispose]: () => void kept.delete(id) };
  });
  const keep = serviceOf({
    Echo: unaryOf((request, { connection }) => {
      slot(connection);
      seen.push(connection);
      return request;
    }),
  });
  const server = await startTestServer([keep], limits);
  return { server, kept, seen, [Symbol.asyncDispose]: () => server[Symbol.asyncDispose]() };
}

type Keeping = Awaited<ReturnType<typeof startKeeping>>;

/** A client that has made its call and stays, whatever the server does. */
async function rawClient({ server, kept }: Keeping): Promise<RawConnection> {
  const raw = new RawConnection(server.path);
  raw.request(1);
  raw.data(1, EMPTY);
  raw.frame(0, 1, 1);
  while (kept.size === 0) await delay(1);
  return raw;
}

async function freed({ server, kept }: { readonly server: TestServer; readonly kept: Set<string> }): Promise<void> {
  while (kept.size > 0 || server.server.connectionCount > 0) await delay(1);
}

test("calls of one connection see the same connection, another client sees another", LIMIT, async () => {
  await using keeping = await startKeeping();
  const { server, seen, kept } = keeping;
  const session = server.connect();
  await rawCall(session, HEADERS, EMPTY);
  await rawCall(session, HEADERS, EMPTY);
  await rawCall(server.connect(), HEADERS, EMPTY);
  const [first, second, other] = seen;
  assert.equal(first, second);
  assert.notEqual(first, other);
  assert.equal(kept.size, 2);
  assert.equal(server.server.connectionCount, 2);
});

for (const [sentence, end] of [
  ["hangs up", (raw: RawConnection) => raw.socket.destroy()],
  ["closes its side", (raw: RawConnection) => raw.socket.end()],
  ["takes its leave", (raw: RawConnection) => raw.frame(7, 0, 0, new Uint8Array(8)).socket.end()],
  ["sends a frame that HTTP/2 does not allow", (raw: RawConnection) => raw.data(0, EMPTY)],
  ["sends a frame that is too large", (raw: RawConnection) => raw.data(3, new Uint8Array(16_385))],
  ["sends headers that cannot be decoded", (raw: RawConnection) => raw.frame(1, 4, 3, Buffer.of(0xff, 0xff))],
  ["sends what is no frame", (raw: RawConnection) => raw.socket.write("GET / HTTP/1.1\r\n\r\n".repeat(10))],
] as const) {
  test(`a client that ${sentence} frees what its calls left`, LIMIT, async () => {
    await using keeping = await startKeeping();
    const raw = await rawClient(keeping);
    end(raw);
    await freed(keeping);
    assert.equal(keeping.seen[0]?.isOpen, false);
    raw.socket.destroy();
  });
}

test("a client that resets streams without end frees what its calls left", LIMIT, async () => {
  await using keeping = await startKeeping();
  const raw = await rawClient(keeping);
  for (let id = 3; id < 8_000; id += 2) {
    raw.request(id);
    raw.reset(id, 8);
  }
  await freed(keeping);
});

test("a client that is killed frees what its calls left", LIMIT, async () => {
  await using keeping = await startKeeping();
  const program = `
    const session = require("node:http2").connect("http://localhost", {
      createConnection: () => require("node:net").connect(${JSON.stringify(keeping.server.path)}),
    });
    session.request(${JSON.stringify(HEADERS)}).end(Buffer.alloc(5));`;
  const client = spawn(process.execPath, ["--eval", program], { stdio: "inherit" });
  while (keeping.kept.size === 0) await delay(1);
  client.kill("SIGKILL");
  await freed(keeping);
  if (client.exitCode === null && client.signalCode === null) await once(client, "exit");
});

test("a connection that is idle for too long is closed, and what its calls left is freed", LIMIT, async () => {
  await using keeping = await startKeeping({ idleTimeoutMs: 1_000 });
  const session = keeping.server.connect();
  await rawCall(session, HEADERS, EMPTY);
  await freed(keeping);
});

test("an idle client that does not hang up is hung up on", LIMIT, async () => {
  await using keeping = await startKeeping({ idleTimeoutMs: 1_000 });
  const raw = await rawClient(keeping);
  await freed(keeping);
  raw.socket.destroy();
});

test("a stop frees what calls left, also of clients that do not hang up", LIMIT, async () => {
  await using keeping = await startKeeping();
  const raw = await rawClient(keeping);
  await keeping.server.server.close(200);
  await freed(keeping);
  raw.socket.destroy();
});

test("what cannot be freed is told to the program", LIMIT, async () => {
  const stuck = serviceOf({
    Echo: unaryOf((request, { connection }) => {
      connection.own({
        [Symbol.dispose]() {
          throw new Error("stuck");
        },
      });
      return request;
    }),
  });
  await using server = await startTestServer([stuck]);
  const session = server.connect();
  await rawCall(session, HEADERS, EMPTY);
  session.close();
  while (server.unknownErrors.length === 0) await delay(1);
  const [error] = server.unknownErrors as Error[];
  assert.match(String(error), /could not be freed/);
  assert.match(String(error?.cause), /stuck/);
});
