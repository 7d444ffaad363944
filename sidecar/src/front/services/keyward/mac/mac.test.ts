import assert from "node:assert/strict";
import { afterEach, beforeEach, test } from "node:test";
import { toHex } from "@keyward/core/text/hex";
import { CryptoService } from "@keyward/proto/gen/keyward/v1/crypto_pb";
import { ephemeralKeysOf } from "../../../../keys/ephemeral-keys.ts";
import { secretKey } from "../../../../keys/testing/secret-key.ts";
import { type EngineServer, startEngineServer } from "../../../testing/engine-server.ts";
import { unaryCall } from "../../../testing/unary-call.ts";

const LIMIT = { timeout: 10_000 };
const { computeMac } = CryptoService.method;
const MAC = { default: "HMAC-SHA-256", allowed: new Set(["HMAC-SHA-256", "HMAC-SHA-512", "AES-CMAC"]), minTagBytes: 8 };
/** RFC 4231, 4.3 */
const JEFE = Buffer.from("Jefe");
const DATA = Buffer.from("what do ya want for nothing?");
const JEFE_TAG = "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843";

let engine: EngineServer;
beforeEach(async () => {
  engine = await startEngineServer({ mac: MAC });
  engine.keep("jefe", secretKey("HMAC", JEFE, ["sign", "verify"]));
});
afterEach(() => engine[Symbol.asyncDispose]());

const named = (value: string) => ({ key: { case: "name" as const, value } });

test("a tag comes from the key of this connection, by the profile's default", LIMIT, async () => {
  await assert.rejects(unaryCall(engine.session, computeMac, { key: { key: { case: "id", value: "none" } } }), {
    code: 5,
  });
  const id = ephemeralKeysOf(engine.connections[0]!).add(secretKey("HMAC", JEFE, ["sign"]), 1);
  const answer = await unaryCall(engine.session, computeMac, { key: { key: { case: "id", value: id } }, data: DATA });
  assert.deepEqual([answer.algorithm, toHex(answer.tag)], ["HMAC-SHA-256", JEFE_TAG]);
  assert.equal(answer.profile?.generation, 7n);
});

test("a key that is kept under a name serves every connection of its caller", LIMIT, async () => {
  const session = engine.server.connect();
  const { tag } = await unaryCall(session, computeMac, { key: named("jefe"), data: DATA, tagBytes: 16 });
  assert.equal(toHex(tag), JEFE_TAG.slice(0, 32));
});
