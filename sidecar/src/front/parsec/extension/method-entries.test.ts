import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import type { DescService } from "@bufbuild/protobuf";
import { METHOD_NUMBERS } from "@keyward/core/parsec/extension/methods";
import { OPCODE } from "@keyward/core/parsec/identifiers";
import { STATUS } from "@keyward/core/parsec/status";
import { toBinary } from "@keyward/proto/light/encode";
import {
  FinishContextRequestSchema,
  FinishContextResponseSchema,
  OpenContextRequestSchema,
  OpenContextResponseSchema,
  ResetContextRequestSchema,
  ResetContextResponseSchema,
} from "@keyward/proto/light/gen/keyward/v1/context";
import { HashRequestSchema, HashResponseSchema } from "@keyward/proto/light/gen/keyward/v1/hash";
import { GenerateKeyRequestSchema, GenerateKeyResponseSchema } from "@keyward/proto/light/gen/keyward/v1/key";
import { SignRequestSchema, SignResponseSchema } from "@keyward/proto/light/gen/keyward/v1/signature";
import { keywardServices } from "../../services/keyward-v1.ts";
import { startTestParsec, type TestParsec } from "../testing/test-parsec.ts";
import { WireClient, WireFailure } from "../testing/wire-client.ts";
import { numberedMethods } from "./numbered-methods.ts";

const LIMIT = { timeout: 60_000 };
const HASH = [HashRequestSchema, HashResponseSchema] as const;
const OPEN = [OpenContextRequestSchema, OpenContextResponseSchema] as const;
const FINISH = [FinishContextRequestSchema, FinishContextResponseSchema] as const;
const RESET = [ResetContextRequestSchema, ResetContextResponseSchema] as const;
const GENERATE = [GenerateKeyRequestSchema, GenerateKeyResponseSchema] as const;
const SIGN = [SignRequestSchema, SignResponseSchema] as const;
const DATA = Buffer.from("the data");
const HASH_NUMBER = METHOD_NUMBERS.get("keyward.v1.CryptoService/Hash")!;

let server: TestParsec;
before(async () => {
  server = await startTestParsec();
});
after(() => server[Symbol.asyncDispose]());

/** Names of all methods of keyward.v1 that take one message and give one, as the protocol has them. */
async function unaryMethods(): Promise<string[]> {
  const folder = join(import.meta.dirname, "../../../../../proto/src/gen/keyward/v1");
  const modules = await Promise.all(readdirSync(folder).map((file) => import(join(folder, file))));
  const services = modules.flatMap((module) =>
    Object.values(module).filter((value): value is DescService => (value as { kind?: string })?.kind === "service"),
  );
  return services.flatMap(({ typeName, methods }) =>
    methods.filter(({ methodKind }) => methodKind === "unary").map(({ name }) => `${typeName}/${name}`),
  );
}

test("every method that takes one message and gives one has a number, and nothing else has", LIMIT, async () => {
  const named = await unaryMethods();
  const missing = named.filter((method) => !METHOD_NUMBERS.has(method));
  assert.deepEqual(missing, [], "give these the next numbers in core/src/parsec/extension/methods.ts");
  assert.deepEqual([...METHOD_NUMBERS.keys()].sort(), named.sort());
});

test("every numbered method of every service is served, by the very object that gRPC has", LIMIT, () => {
  const services = keywardServices(server.ground, []);
  const numbered = numberedMethods(services);
  const unary = services.flatMap(({ name, methods }) =>
    [...methods].flatMap(([short, method]) => (method.kind === "unary" ? [[`${name}/${short}`, method] as const] : [])),
  );
  assert.ok(unary.length > 40);
  for (const [name, method] of unary) assert.equal(numbered.get(METHOD_NUMBERS.get(name)!), method, name);
});

test("a method by its number is the method that gRPC has", LIMIT, async () => {
  using client = await WireClient.greeted(server.path);
  const { digest, algorithm, profile } = await client.call("CryptoService/Hash", HASH, {
    algorithm: "SHA-256",
    data: DATA,
  });
  assert.deepEqual(Buffer.from(digest), createHash("sha256").update(DATA).digest());
  assert.deepEqual([algorithm, profile?.name, profile?.generation], ["SHA-256", "payments", 7n]);
});

test("a failure says what it says on gRPC, and which rule refused", LIMIT, async () => {
  using client = await WireClient.greeted(server.path);
  const asked = client.call("CryptoService/Hash", HASH, { algorithm: "MD5", data: DATA });
  await assert.rejects(asked, (error: WireFailure) => {
    assert.deepEqual([error.status, error.code], [STATUS.PSA_NOT_PERMITTED, 7]);
    assert.match(error.message, /rule hash.allowed of profile payments/);
    assert.match(Buffer.from(error.details[0]!).toString("latin1"), /REFUSED_BY_RULE.*keyward.dev/s);
    return true;
  });
  const wrong = await client.request(HASH_NUMBER, Uint8Array.of(0xff));
  assert.equal(wrong.status, STATUS.PSA_GENERIC_ERROR);
});

test("after a Hello Parsec's own operations say, too, why they fail", LIMIT, async () => {
  using client = await WireClient.greeted(server.path);
  const answer = await client.request(OPCODE.listKeys, new Uint8Array(0));
  const failure = new WireFailure(answer);
  assert.deepEqual([failure.status, failure.code, failure.message], [19, 16, "ListKeys without a name"]);
  const broken = client.request(OPCODE.ping, new Uint8Array(0));
  await broken;
  const last = client.request(OPCODE.ping, new Uint8Array(0), { contentType: 1 });
  assert.equal(new WireFailure(await last).message, "the content type is unknown");
});

test("numbers that no method has, and another provider's, are refused by name", LIMIT, async () => {
  using client = await WireClient.greeted(server.path);
  const none = new WireFailure(await client.request(0x4b57_ffff, new Uint8Array(0)));
  assert.deepEqual([none.status, none.code], [STATUS.OPCODE_DOES_NOT_EXIST, 12]);
  assert.equal(none.message, "the operation 0x4b57ffff is unknown");
  const other = new WireFailure(await client.request(HASH_NUMBER, new Uint8Array(0), { provider: 1 }));
  assert.equal(other.status, STATUS.PSA_NOT_SUPPORTED);
  assert.equal((await client.request(HASH_NUMBER, new Uint8Array(0))).status, 0);
});

test("a context lives as long as its connection, and begins again", LIMIT, async () => {
  using client = await WireClient.greeted(server.path);
  const begin = { case: "hash", value: { algorithm: "SHA-256" } } as const;
  const { context } = await client.call("ContextService/OpenContext", OPEN, { begin });
  const finish = () => client.call("ContextService/FinishContext", FINISH, { context, data: DATA, keep: true });
  const first = await finish();
  await client.call("ContextService/ResetContext", RESET, { context });
  assert.deepEqual(await finish(), first);
  using other = await WireClient.greeted(server.path);
  const stolen = other.call("ContextService/FinishContext", FINISH, { context });
  await assert.rejects(stolen, { status: STATUS.PSA_DOES_NOT_EXIST, code: 5 });
});

test("a key without a name is gone with its connection", LIMIT, async () => {
  using client = await WireClient.greeted(server.path);
  const { key } = await client.call("KeyService/GenerateKey", GENERATE, { type: "EC-P256" });
  const asked = { key: key!.ref!, input: { case: "message", value: DATA } } as const;
  const { signature } = await client.call("CryptoService/Sign", SIGN, asked);
  assert.ok(signature.length > 64);
  using other = await WireClient.greeted(server.path);
  await assert.rejects(other.call("CryptoService/Sign", SIGN, asked), { code: 5 });
});

test("a request without the flags is the last one", LIMIT, async () => {
  using client = await WireClient.greeted(server.path);
  const [last, behind] = await Promise.allSettled([
    client.request(HASH_NUMBER, toBinary(HashRequestSchema, { data: DATA }), { flags: 0 }),
    client.request(HASH_NUMBER, new Uint8Array(0)),
  ]);
  assert.ok(last.status === "fulfilled" && last.value.status === 0);
  assert.equal(behind.status, "rejected");
  await client.ended;
});

test("a body as long as a message of gRPC is taken, and a longer one ends the connection", LIMIT, async () => {
  using client = await WireClient.greeted(server.path);
  const overhead = toBinary(HashRequestSchema, { data: Buffer.alloc(2_097_140) }).length - 2_097_140;
  const longest = toBinary(HashRequestSchema, { data: Buffer.alloc(2_097_152 - overhead) });
  assert.equal(longest.length, 2_097_152);
  assert.equal((await client.request(HASH_NUMBER, longest)).status, 0);
  const tooLong = await client.request(HASH_NUMBER, Buffer.alloc(2_097_153));
  assert.equal(new WireFailure(tooLong).status, STATUS.BODY_SIZE_EXCEEDS_LIMIT);
  await client.ended;
});

test("nothing of all this failed for a reason of ours", () => {
  assert.deepEqual(server.unknownErrors, []);
});
