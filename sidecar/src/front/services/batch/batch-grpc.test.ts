import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { test } from "node:test";
import { BatchService } from "@keyward/proto/gen/keyward/v1/batch_pb";
import { fromBinary } from "@keyward/proto/light/decode";
import { toBinary } from "@keyward/proto/light/encode";
import { HashRequestSchema, HashResponseSchema } from "@keyward/proto/light/gen/keyward/v1/hash";
import { startEngineServer } from "../../testing/engine-server.ts";
import { unaryCall } from "../../testing/unary-call.ts";

const LIMIT = { timeout: 60_000 };
const { execute } = BatchService.method;

const hashItem = (data: Uint8Array, algorithm = "SHA-256") => ({
  request: toBinary(HashRequestSchema, { algorithm, data }),
});

test("a batch by gRPC is answered item by item", LIMIT, async () => {
  await using server = await startEngineServer();
  const items = [hashItem(Buffer.of(1)), hashItem(Buffer.of(1), "MD5"), hashItem(Buffer.of(2))];
  const { results } = await unaryCall(server.session, execute, { method: "keyward.v1.CryptoService/Hash", items });
  const [first, second, third] = results.map(({ result }) => result);
  for (const [result, data] of [
    [first, 1],
    [third, 2],
  ] as const) {
    assert.ok(result?.case === "response");
    const { digest } = fromBinary(HashResponseSchema, result.value);
    assert.deepEqual(Buffer.from(digest), createHash("sha256").update(Buffer.of(data)).digest());
  }
  assert.ok(second?.case === "failure");
  assert.equal(second.value.code, 7);
});

test("too large a batch is refused by gRPC in the same words", LIMIT, async () => {
  await using server = await startEngineServer();
  const items = Array.from({ length: 1025 }, () => hashItem(Buffer.of(1)));
  await assert.rejects(unaryCall(server.session, execute, { method: "keyward.v1.CryptoService/Hash", items }), {
    code: 3,
  });
});
