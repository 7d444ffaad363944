import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { HELLO, isExtension, METHOD_NUMBERS } from "@keyward/core/parsec/extension/methods";
import { OPCODE } from "@keyward/core/parsec/identifiers";
import { STATUS } from "@keyward/core/parsec/status";
import { fromBinary } from "@keyward/proto/light/decode";
import { toBinary } from "@keyward/proto/light/encode";
import { HelloRequestSchema } from "@keyward/proto/light/gen/keyward/v1/hello";
import { StatusSchema } from "@keyward/proto/light/gen/keyward/v1/status";
import { ListOpcodesRequestSchema, ListOpcodesResultSchema } from "@keyward/proto/light/gen/parsec/service";
import { TestClient } from "../testing/test-client.ts";
import { startTestParsec, type TestParsec } from "../testing/test-parsec.ts";
import { WireClient, WireFailure } from "../testing/wire-client.ts";

const LIMIT = { timeout: 60_000 };
const NONE = new Uint8Array(0);
const HASH = METHOD_NUMBERS.get("keyward.v1.CryptoService/Hash")!;
const BAD_STATE = 1137;

let server: TestParsec;
before(async () => {
  server = await startTestParsec();
});
after(() => server[Symbol.asyncDispose]());

const failureOf = (promise: Promise<unknown>): Promise<WireFailure> =>
  promise.then(
    () => assert.fail("it did not fail"),
    (error: unknown) => {
      assert.ok(error instanceof WireFailure, String(error));
      return error;
    },
  );
const versions = (lowestVersion: number, highestVersion: number) =>
  toBinary(HelloRequestSchema, { lowestVersion, highestVersion });

test("Hello settles the highest version that both speak, and tells what is served", LIMIT, async () => {
  using client = await WireClient.open(server.path);
  const said = await client.hello({ lowest: 1, highest: 9 });
  assert.equal(said.version, 2);
  assert.ok(said.operations.includes(HASH));
  assert.deepEqual(
    said.operations,
    [...said.operations].sort((a, b) => a - b),
  );
  assert.ok(said.operations.every((number) => isExtension(number) && number !== HELLO));
  const { $typeName, ...limits } = said.limits!;
  assert.equal($typeName, "keyward.v1.WireLimits");
  assert.deepEqual(limits, {
    maxRequestBytes: 2_097_152,
    maxResponseBytes: 2_097_152,
    maxPipelined: 128,
    maxPipelinedBytes: 262_144,
    maxBatchItems: 1024,
  });
  assert.equal((await client.request(HASH, NONE)).status, 0);
});

test("a client of version 1 may say Hello, and nothing changes", LIMIT, async () => {
  using client = await WireClient.open(server.path);
  const { version, operations } = await client.hello({ lowest: 1, highest: 1 });
  assert.deepEqual([version, operations], [1, []]);
  const answer = await client.request(HASH, NONE);
  assert.deepEqual([answer.status, answer.body.length], [STATUS.OPCODE_DOES_NOT_EXIST, 0]);
});

test("no version in common: it is said, and the connection ends", LIMIT, async () => {
  using client = await WireClient.open(server.path);
  const [refused, behind] = await Promise.allSettled([
    client.request(HELLO, versions(3, 9)),
    client.request(OPCODE.ping, NONE),
  ]);
  assert.ok(refused.status === "fulfilled");
  const { status, header, body } = refused.value;
  assert.equal(status, STATUS.WIRE_PROTOCOL_VERSION_NOT_SUPPORTED);
  assert.equal(header.readUInt16LE(8), 0, "the connection is not kept");
  const { code, message } = fromBinary(StatusSchema, body);
  assert.deepEqual([code, message], [12, "the client speaks versions 3 to 9, this server 1 to 2"]);
  assert.equal(behind.status, "rejected");
  await client.ended;
});

for (const [name, lowest, highest] of [
  ["no versions at all", 0, 0],
  ["a range that is upside down", 2, 1],
] as const) {
  test(`Hello with ${name} has nothing in common`, LIMIT, async () => {
    using client = await WireClient.open(server.path);
    const { status } = await failureOf(client.hello({ lowest, highest }));
    assert.equal(status, STATUS.WIRE_PROTOCOL_VERSION_NOT_SUPPORTED);
    await client.ended;
  });
}

test("a second Hello is refused, and the first one holds", LIMIT, async () => {
  using client = await WireClient.greeted(server.path);
  const again = await failureOf(client.hello({ lowest: 1, highest: 1 }));
  assert.deepEqual([again.status, again.code], [BAD_STATE, 9]);
  assert.equal((await client.request(HASH, NONE)).status, 0);
});

test("a Hello behind another request is refused, and the connection stays what it was", LIMIT, async () => {
  using client = await WireClient.open(server.path);
  const [ping, late, hash] = await Promise.allSettled([
    client.request(OPCODE.ping, NONE),
    client.hello(),
    client.request(HASH, NONE),
  ]);
  assert.ok(ping.status === "fulfilled" && ping.value.status === 0);
  assert.ok(late.status === "rejected" && late.reason instanceof WireFailure && late.reason.status === BAD_STATE);
  assert.ok(hash.status === "fulfilled" && hash.value.status === STATUS.OPCODE_DOES_NOT_EXIST);
  assert.equal(hash.value.body.length, 0);
});

test("a Hello that is no message is refused in words", LIMIT, async () => {
  using client = await WireClient.open(server.path);
  const { status, body } = await client.request(HELLO, Uint8Array.of(0xff));
  assert.equal(status, STATUS.PSA_GENERIC_ERROR);
  assert.match(fromBinary(StatusSchema, body).message, /no valid protobuf message of type keyward.v1.HelloRequest/);
});

test("a Hello on a connection that is not kept tells what there is, and ends it", LIMIT, async () => {
  const answer = await new TestClient(server.path).exchange(HELLO, versions(1, 2), {
    provider: 0,
    authenticationType: 0,
  });
  assert.equal(answer.status, 0);
});

test("what is asked right behind a Hello, without waiting for it, is answered", LIMIT, async () => {
  using client = await WireClient.open(server.path);
  const all = [client.request(HELLO, versions(2, 2)), ...Array.from({ length: 100 }, () => client.request(HASH, NONE))];
  assert.ok((await Promise.all(all)).every(({ status }) => status === 0));
});

test("nobody who asks for the opcodes is told of a number that is ours", LIMIT, async () => {
  for (const providerId of [0, 1]) {
    const schemas = [ListOpcodesRequestSchema, ListOpcodesResultSchema] as const;
    const { opcodes } = await new TestClient(server.path).call(OPCODE.listOpcodes, schemas, { providerId });
    assert.ok(opcodes.length > 0 && !opcodes.some(isExtension));
  }
});

test("nothing of all this failed for a reason of ours", () => {
  assert.deepEqual(server.unknownErrors, []);
});
