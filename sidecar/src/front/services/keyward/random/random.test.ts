import assert from "node:assert/strict";
import { afterEach, beforeEach, test } from "node:test";
import { CryptoService } from "@keyward/proto/gen/keyward/v1/crypto_pb";
import { type EngineServer, startEngineServer } from "../../../testing/engine-server.ts";
import { unaryCall } from "../../../testing/unary-call.ts";

const LIMIT = { timeout: 60_000 };
const { generateRandom } = CryptoService.method;

let engine: EngineServer;
beforeEach(async () => {
  engine = await startEngineServer();
});
afterEach(() => engine[Symbol.asyncDispose]());

const random = async (lengthBytes: number) => (await unaryCall(engine.session, generateRandom, { lengthBytes })).data;

test("1 to 65536 bytes are given, never the same", LIMIT, async () => {
  for (const length of [1, 32, 65_536]) assert.equal((await random(length)).length, length);
  assert.notDeepEqual(await random(32), await random(32));
});

test("none, and more than that, are refused with the bounds", LIMIT, async () => {
  for (const length of [0, 65_537, 2 ** 32 - 1]) {
    await assert.rejects(random(length), { code: 3, text: `length_bytes is ${length}; it may be 1 to 65536` });
  }
});
