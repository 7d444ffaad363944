import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { after, before, test } from "node:test";
import { KeywardError } from "@keyward/core/errors/keyward-error";
import { fromBinary } from "@keyward/proto/light/decode";
import { toBinary } from "@keyward/proto/light/encode";
import { ExecuteRequestSchema, ExecuteResponseSchema } from "@keyward/proto/light/gen/keyward/v1/batch";
import { HashRequestSchema, HashResponseSchema } from "@keyward/proto/light/gen/keyward/v1/hash";
import {
  DestroyKeyRequestSchema,
  GenerateKeyRequestSchema,
  GenerateKeyResponseSchema,
} from "@keyward/proto/light/gen/keyward/v1/key";
import { GenerateRandomRequestSchema, GenerateRandomResponseSchema } from "@keyward/proto/light/gen/keyward/v1/random";
import { SignRequestSchema, SignResponseSchema } from "@keyward/proto/light/gen/keyward/v1/signature";
import { LOCAL_CALLER } from "../../../identity/caller.ts";
import { ClientConnection } from "../../../identity/connection.ts";
import type { CallContext } from "../../grpc/call/method.ts";
import { Conversation } from "../../parsec/extension/conversation.ts";
import { startTestParsec, type TestParsec } from "../../parsec/testing/test-parsec.ts";
import { WireClient } from "../../parsec/testing/wire-client.ts";
import { keywardServices } from "../keyward-v1.ts";

const LIMIT = { timeout: 60_000 };
const EXECUTE = [ExecuteRequestSchema, ExecuteResponseSchema] as const;
const HASH = "keyward.v1.CryptoService/Hash";
const RANDOM = "keyward.v1.CryptoService/GenerateRandom";
const SIGN = "keyward.v1.CryptoService/Sign";
const HASH_NUMBER = 0x4b57_0001;

let server: TestParsec;
let client: WireClient;
const lines: string[] = [];

before(async () => {
  server = await startTestParsec({ lines });
  client = await WireClient.greeted(server.path);
});
after(async () => {
  client[Symbol.dispose]();
  await server[Symbol.asyncDispose]();
});

interface Item {
  readonly method?: string;
  readonly operation?: number;
  readonly request?: Uint8Array;
}
interface Batch {
  readonly method?: string;
  readonly operation?: number;
  readonly items?: Item[];
}

async function execute(batch: Batch) {
  const { results } = await client.call("BatchService/Execute", EXECUTE, batch);
  return results.map(({ result }) => result);
}

const hashItem = (data: Uint8Array, algorithm = "SHA-256") => ({
  request: toBinary(HashRequestSchema, { algorithm, data }),
});
const randomItem = (length: number) => ({ request: toBinary(GenerateRandomRequestSchema, { lengthBytes: length }) });

/** One item's failure: its code and text. */
async function failureOf(item: Item) {
  const [result] = await execute({ items: [item] });
  assert.ok(result?.case === "failure");
  return [result.value.code, result.value.message] as const;
}

test("64 hashes come back in their order", LIMIT, async () => {
  const data = Array.from({ length: 64 }, (_, index) => Buffer.alloc(32, index));
  const results = await execute({ method: HASH, items: data.map((each) => hashItem(each)) });
  assert.equal(results.length, 64);
  for (const [index, result] of results.entries()) {
    assert.ok(result.case === "response");
    const { digest } = fromBinary(HashResponseSchema, result.value);
    assert.deepEqual(Buffer.from(digest), createHash("sha256").update(data[index]!).digest());
  }
});

test("items may ask for different things, by names and by numbers", LIMIT, async () => {
  const items = [
    { method: RANDOM, ...randomItem(16) },
    { operation: HASH_NUMBER, ...hashItem(Buffer.of(1)) },
    hashItem(Buffer.of(1)),
  ];
  const [random, numbered, common] = await execute({ operation: HASH_NUMBER, items });
  assert.ok(random?.case === "response");
  assert.equal(fromBinary(GenerateRandomResponseSchema, random.value).data.length, 16);
  assert.equal(numbered?.case, "response");
  assert.deepEqual(numbered, common);
});

test("an item that fails fails alone, with what a single call would say", LIMIT, async () => {
  const items = [hashItem(Buffer.of(1)), hashItem(Buffer.of(1), "MD5"), hashItem(Buffer.of(1))];
  const [first, second, third] = await execute({ method: HASH, items });
  assert.deepEqual(first, third);
  assert.ok(second?.case === "failure");
  assert.equal(second.value.code, 7);
  assert.match(second.value.message, /rule hash.allowed of profile payments .* refuses/);
  const [detail] = second.value.details;
  assert.equal(detail?.typeUrl, "type.googleapis.com/google.rpc.ErrorInfo");
  assert.match(Buffer.from(detail!.value).toString("latin1"), /REFUSED_BY_RULE/);
});

test("items that take time run side by side with the others, and stay in their order", LIMIT, async () => {
  const generate = { type: "EC-P256" };
  const made = await client.call(
    "KeyService/GenerateKey",
    [GenerateKeyRequestSchema, GenerateKeyResponseSchema],
    generate,
  );
  const signItem = (message: Uint8Array) => ({
    method: SIGN,
    request: toBinary(SignRequestSchema, { key: made.key!.ref!, input: { case: "message", value: message } }),
  });
  const items = Array.from({ length: 100 }, (_, index) =>
    index % 2 === 0 ? signItem(Buffer.of(index)) : { method: HASH, ...hashItem(Buffer.of(index)) },
  );
  const results = await execute({ items });
  for (const [index, result] of results.entries()) {
    assert.ok(result.case === "response", `item ${index}`);
    if (index % 2 === 0) assert.ok(fromBinary(SignResponseSchema, result.value).signature.length > 60);
    else assert.equal(fromBinary(HashResponseSchema, result.value).digest.length, 32);
  }
  const destroy = {
    method: "keyward.v1.KeyService/DestroyKey",
    request: toBinary(DestroyKeyRequestSchema, { key: made.key!.ref! }),
  };
  assert.deepEqual(
    (await execute({ items: [destroy, destroy] })).map((result) => result.case),
    ["response", "failure"],
  );
});

test("a batch of the most items is done, and of one more nothing", LIMIT, async () => {
  const items = Array.from({ length: 1024 }, () => hashItem(Buffer.of(1)));
  assert.equal((await execute({ method: HASH, items })).filter((result) => result.case === "response").length, 1024);
  lines.length = 0;
  await assert.rejects(execute({ method: HASH, items: [...items, hashItem(Buffer.of(1))] }), {
    code: 3,
    message: "a batch takes at most 1024 items; send several batches",
  });
  assert.ok(!lines.some((line) => line.includes('"Hash"')));
});

test("a batch of nothing answers nothing", LIMIT, async () => {
  assert.deepEqual(await execute({}), []);
});

const NO_METHOD = /there is no method .*; names are as keyward.v1.CryptoService\/Hash/;
const WRONG_METHODS: readonly (readonly [name: string, item: object, code: number, text: RegExp])[] = [
  ["without a method, in a batch without one", {}, 3, /the item names no method, and neither does the batch/],
  ["with a name and a number", { method: HASH, operation: HASH_NUMBER }, 3, /a name and a number; give one of them/],
  ["of a name that nobody has", { method: "keyward.v1.CryptoService/Nothing" }, 12, NO_METHOD],
  ["of a name as HTTP/2 has it", { method: `/${HASH}` }, 12, NO_METHOD],
  ["of a service beside ours", { method: "grpc.health.v1.Health/Check" }, 12, NO_METHOD],
  ["of a number that nobody has", { operation: 0x4b57_ffff }, 12, NO_METHOD],
  ["of Hello's number", { operation: 0x4b57_0000 }, 12, NO_METHOD],
  [
    "that is a stream",
    { method: "keyward.v1.CryptoService/HashStream" },
    12,
    /is a stream, which a batch does not take/,
  ],
  ["that is a batch", { method: "keyward.v1.BatchService/Execute" }, 12, /a batch takes no batch/],
  ["that is a batch by its number", { operation: 0x4b57_0601 }, 12, /a batch takes no batch/],
  ["whose request is no message", { method: HASH, request: Uint8Array.of(0xff) }, 13, /no valid protobuf message/],
];

for (const [name, item, code, text] of WRONG_METHODS) {
  test(`an item ${name} is refused in words`, LIMIT, async () => {
    const [failed, message] = await failureOf(item);
    assert.equal(failed, code);
    assert.match(message, text);
  });
}

test("bytes that are no batch are refused as a whole, and an item's alone", LIMIT, async () => {
  const number = 0x4b57_0601;
  for (const hex of ["ff", "1a05", "0a01ff"]) {
    assert.equal((await client.request(number, Buffer.from(hex, "hex"))).status, 1132, hex);
  }
  const { status, body } = await client.request(number, Buffer.from("1a01ff", "hex"));
  assert.equal(status, 0);
  assert.equal(fromBinary(ExecuteResponseSchema, body).results[0]?.result.case, "failure");
});

test("answers that do not fit into one are failures that say so, and nothing more is begun", LIMIT, async () => {
  lines.length = 0;
  const long = { request: toBinary(HashRequestSchema, { algorithm: "SHAKE-256", outputBytes: 60_000 }) };
  const results = await execute({ method: HASH, items: Array.from({ length: 40 }, () => long) });
  const given = results.filter((result) => result.case === "response").length;
  assert.ok(given >= 30 && given < 36, `${given}`);
  const [first, second] = results.slice(given);
  assert.ok(first?.case === "failure" && second?.case === "failure");
  assert.deepEqual([first.value.code, second.value.code], [8, 8]);
  assert.match(first.value.message, /the item was done, but its answer of \d+ bytes has no room/);
  assert.match(second.value.message, /the item was not done, as an answer before it has no room/);
  const ended = lines.filter((line) => line.includes("finished call") && line.includes('"Hash"'));
  assert.equal(ended.length, given + 1);
});

test("however many items fail with long reasons, the answer fits", LIMIT, async () => {
  const items = Array.from({ length: 1024 }, () => hashItem(Buffer.of(1), "MD5"));
  const body = toBinary(ExecuteRequestSchema, { method: HASH, items });
  const answer = await client.request(0x4b57_0601, body);
  assert.equal(answer.status, 0);
  assert.ok(answer.body.length <= 2_097_152);
  assert.equal(fromBinary(ExecuteResponseSchema, answer.body).results.length, 1024);
});

test("each item has its lines in the log, and the batch its own", LIMIT, async () => {
  lines.length = 0;
  await execute({ method: HASH, items: [hashItem(Buffer.of(1)), hashItem(Buffer.of(1), "MD5")] });
  const ended = lines.map((line) => JSON.parse(line)).filter(({ msg }) => msg === "finished call");
  assert.deepEqual(
    ended.map((line) => [line["parsec.service"], line["parsec.method"], line["parsec.code"]]),
    [
      ["keyward.v1.CryptoService", "Hash", "OK"],
      ["keyward.v1.CryptoService", "Hash", "PermissionDenied"],
      ["keyward.v1.BatchService", "Execute", "OK"],
    ],
  );
});

test("a long batch lets another connection's call through before it ends", LIMIT, async () => {
  const items = Array.from({ length: 1024 }, () => hashItem(Buffer.alloc(1_500), "SHA3-512"));
  using other = await WireClient.greeted(server.path);
  const order: string[] = [];
  const long = execute({ method: HASH, items }).then(() => order.push("batch"));
  const short = other
    .call("CryptoService/Hash", [HashRequestSchema, HashResponseSchema], {})
    .then(() => order.push("call"));
  await Promise.all([long, short]);
  assert.deepEqual(order, ["call", "batch"]);
});

test("a batch whose client leaves begins nothing more", LIMIT, async () => {
  const method = keywardServices(server.ground, []).at(-1)!.methods.get("Execute");
  assert.ok(method?.kind === "unary");
  const left = new AbortController();
  const connection = new ClientConnection(LOCAL_CALLER, assert.ifError);
  const call = { ...new Conversation(connection), caller: LOCAL_CALLER, signal: left.signal } as unknown as CallContext;
  const items = Array.from({ length: 1024 }, () => hashItem(Buffer.alloc(1_500), "SHA3-512"));
  lines.length = 0;
  const answer = method.handle(toBinary(ExecuteRequestSchema, { method: HASH, items }), call);
  left.abort(new KeywardError("CANCELLED", "the client has left"));
  await assert.rejects(async () => answer, { code: "CANCELLED" });
  const done = lines.filter((line) => line.includes('"Hash"') && line.includes("finished call")).length;
  assert.ok(done < 1024, `${done} items were done`);
});

test("nothing of all this failed for a reason of ours", () => {
  assert.deepEqual(server.unknownErrors, []);
});
