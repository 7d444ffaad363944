import assert from "node:assert/strict";
import type { ClientHttp2Session } from "node:http2";
import { test } from "node:test";
import { ContextService } from "@keyward/proto/gen/keyward/v1/context_pb";
import { contextsOf } from "../../../../contexts/context-store.ts";
import { ephemeralKeysOf } from "../../../../keys/ephemeral-keys.ts";
import { secretKey } from "../../../../keys/testing/secret-key.ts";
import { startEngineServer } from "../../../testing/engine-server.ts";
import { unaryCall } from "../../../testing/unary-call.ts";

const CONNECTIONS = 1000;
const AT_ONCE = 100;
const { openContext, updateContext } = ContextService.method;
const MAC = { default: "HMAC-SHA-256", allowed: new Set(["HMAC-SHA-256"]), minTagBytes: 16 };

test("1,000 connections with keys and contexts leave nothing", { timeout: 300_000 }, async () => {
  await using engine = await startEngineServer({ mac: MAC });
  const key = (value: string) => ({ key: { case: "id" as const, value } });
  const openHash = async (session: ClientHttp2Session) => {
    const { context } = await unaryCall(session, openContext, { begin: { case: "hash", value: {} } });
    await unaryCall(session, updateContext, { context, data: Buffer.from("left unfinished") });
  };
  const openMac = async (session: ClientHttp2Session) => {
    // Refused, but from here the test knows the server's side of the connection.
    const before = new Set(engine.connections);
    const begin = { case: "computeMac" as const, value: { key: key("none") } };
    await assert.rejects(unaryCall(session, openContext, { begin }), { code: 5 });
    const connection = engine.connections.find((one) => !before.has(one))!;
    const id = ephemeralKeysOf(connection).add(secretKey("HMAC", Buffer.alloc(32), ["sign"]), 1);
    await unaryCall(session, openContext, { begin: { case: "computeMac", value: { key: key(id) } } });
  };
  for (let batch = 0; batch < CONNECTIONS / AT_ONCE; batch++) {
    const sessions = Array.from({ length: AT_ONCE }, () => engine.server.connect());
    await Promise.all(sessions.map(openHash));
    for (const session of sessions) await openMac(session);
    const held = engine.connections.slice(-AT_ONCE);
    assert.ok(held.every((connection) => contextsOf(connection).size === 2));
    const ends = held.map((connection) => new Promise<void>((end) => connection.own({ [Symbol.dispose]: end })));
    for (const session of sessions) session.destroy();
    await Promise.all(ends);
  }
  await new Promise(setImmediate);
  assert.equal(engine.connections.length, CONNECTIONS);
  assert.ok(engine.connections.every((connection) => contextsOf(connection).size === 0));
  assert.ok(engine.connections.every((connection) => ephemeralKeysOf(connection).list().length === 0));
});
