import assert from "node:assert/strict";
import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { test } from "node:test";
import { encodeRequest, KEEP_OPEN_FLAGS, type RequestHeader } from "@keyward/core/parsec/header";
import { OPCODE } from "@keyward/core/parsec/identifiers";
import { STATUS } from "@keyward/core/parsec/status";
import { toBinary } from "@keyward/proto/light/encode";
import { Hash } from "@keyward/proto/light/gen/parsec/algorithm";
import { HashComputeRequestSchema } from "@keyward/proto/light/gen/parsec/crypto";
import { GenerateKeyRequestSchema } from "@keyward/proto/light/gen/parsec/key";
import { P256 } from "./testing/attributes.ts";
import { type Answer, answersIn, headerOf, rawExchange, TestClient } from "./testing/test-client.ts";
import { startTestParsec, type TestParsecOptions } from "./testing/test-parsec.ts";

const LIMIT = { timeout: 60_000 };
const NONE = Buffer.alloc(0);
const PING = Buffer.from("10a7c05e1e0001000000000000000000000000000000000000000000010000000000" + "0000", "hex");
const PONG = "10a7c05e1e00010000000000000000000000000000000200000000000100000000000000" + "0801";
const GENERATE = Buffer.from(
  "10a7c05e1e000100000001000000000000000000000121000000040002000000000000000a026b31121b0a045a0208021080021a10" +
    "0a04400148011208320622040a02100761707031",
  "hex",
);

/** Sends one request as it is, and gives the one answer. */
async function answerTo(bytes: Uint8Array, options: TestParsecOptions = {}, isEnd = false): Promise<Answer> {
  await using server = await startTestParsec(options);
  const answers = answersIn(await rawExchange(server.path, bytes, isEnd));
  assert.equal(answers.length, 1);
  assert.deepEqual(server.unknownErrors, []);
  return answers[0]!;
}

function pingWith(at: number, value: number): Buffer {
  const bytes = Buffer.from(PING);
  bytes[at] = value;
  return bytes;
}

test("a Ping is answered to the byte, and the connection ends", LIMIT, async () => {
  await using server = await startTestParsec();
  assert.equal((await rawExchange(server.path, PING)).toString("hex"), PONG);
});

test("a Ping that comes in two pieces, cut anywhere, is answered", LIMIT, async () => {
  await using server = await startTestParsec();
  for (let at = 1; at < PING.length; at++) {
    const answer = await new Promise<string>((resolve, reject) => {
      const socket = connect(server.path);
      const chunks: Buffer[] = [];
      socket.on("data", (chunk: Buffer) => chunks.push(chunk));
      socket.on("error", reject);
      socket.on("close", () => resolve(Buffer.concat(chunks).toString("hex")));
      socket.write(PING.subarray(0, at), () => setImmediate(() => socket.write(PING.subarray(at))));
    });
    assert.equal(answer, PONG);
  }
});

test("the protocol's example makes a key", LIMIT, async () => {
  const { header, status, body } = await answerTo(GENERATE);
  assert.equal(status, 0);
  assert.equal(header.toString("hex"), "10a7c05e1e00010000000100000000000000000000000000000000000200000000000000");
  assert.equal(body.length, 0);
});

test("a service without a profile tells that it is there, and refuses the rest as unavailable", LIMIT, async () => {
  assert.equal((await answerTo(PING, { profile: undefined })).status, 0);
  assert.equal((await answerTo(GENERATE, { profile: undefined })).status, 1145);
});

const GENERIC = "10a7c05e1e000100000000000000000000000000000000000000000001000000";

/** Faults that are answered as if a Ping had come: its header is not trusted yet. */
const GENERIC_FAULTS: readonly (readonly [name: string, bytes: Buffer, status: number])[] = [
  ["a wrong magic number", pingWith(0, 0), STATUS.INVALID_HEADER],
  ["a wrong header size", pingWith(4, 29), STATUS.INVALID_HEADER],
  ["another version", pingWith(6, 2), STATUS.WIRE_PROTOCOL_VERSION_NOT_SUPPORTED],
  ["a reserved byte", pingWith(35, 1), STATUS.INVALID_HEADER],
  ["a body that is too long", pingWith(25, 1), STATUS.BODY_SIZE_EXCEEDS_LIMIT],
  ["another content type", pingWith(19, 1), STATUS.CONTENT_TYPE_NOT_SUPPORTED],
  ["another accept type", pingWith(20, 1), STATUS.ACCEPT_TYPE_NOT_SUPPORTED],
  ["an authenticator that does not exist", pingWith(21, 5), STATUS.AUTHENTICATOR_DOES_NOT_EXIST],
  ["opcode 0", pingWith(28, 0), STATUS.OPCODE_DOES_NOT_EXIST],
  ["opcode 0x1d", pingWith(28, 0x1d), STATUS.OPCODE_DOES_NOT_EXIST],
  ["opcode 0x21", pingWith(28, 0x21), STATUS.OPCODE_DOES_NOT_EXIST],
  ["opcode 0x01000001", pingWith(31, 1), STATUS.OPCODE_DOES_NOT_EXIST],
  ["a provider that does not exist", pingWith(10, 6), STATUS.PROVIDER_DOES_NOT_EXIST],
];

for (const [name, bytes, status] of GENERIC_FAULTS) {
  test(`${name} is status ${status}, in the header of a Ping`, LIMIT, async () => {
    const answer = await answerTo(bytes);
    assert.equal(answer.status, status);
    assert.equal(answer.header.subarray(0, 32).toString("hex"), GENERIC);
    assert.equal(answer.body.length, 0);
  });
}

/** Faults that are answered in the request's own header. */
const ECHOED: readonly (readonly [
  name: string,
  opcode: number,
  header: Partial<RequestHeader>,
  body: string,
  authentication: Buffer,
  status: number,
])[] = [
  ["a JWT", 1, { authenticationType: 2 }, "", NONE, STATUS.AUTHENTICATOR_NOT_REGISTERED],
  ["peer credentials", 1, { authenticationType: 3 }, "", Buffer.alloc(4), STATUS.AUTHENTICATOR_NOT_REGISTERED],
  ["a JWT-SVID", 1, { authenticationType: 4 }, "", NONE, STATUS.AUTHENTICATOR_NOT_REGISTERED],
  ["an application without a name", 1, {}, "", NONE, STATUS.AUTHENTICATION_ERROR],
  ["a name that is not UTF-8", 1, {}, "", Buffer.of(0xff), STATUS.AUTHENTICATION_ERROR],
  ["a name of 5000 bytes", 1, {}, "", Buffer.alloc(5000, 97), STATUS.AUTHENTICATION_ERROR],
  ["the TPM provider", 2, { provider: 3 }, "", Buffer.from("a"), STATUS.PROVIDER_NOT_REGISTERED],
  ["a key of the core provider", 2, { provider: 0 }, "", Buffer.from("a"), STATUS.PSA_NOT_SUPPORTED],
  ["a Ping of the crypto provider", 1, { provider: 1 }, "", Buffer.from("a"), STATUS.PSA_NOT_SUPPORTED],
  ["ListClients without a name", 0x1b, { authenticationType: 0 }, "", NONE, STATUS.NOT_AUTHENTICATED],
  ["ListClients of no administrator", 0x1b, {}, "", Buffer.from("a"), STATUS.ADMIN_OPERATION],
  ["a body that is no protobuf", 2, {}, "ff", Buffer.from("a"), STATUS.DESERIALIZING_BODY_FAILED],
  ["a key's name that is not UTF-8", 3, {}, "0a01ff", Buffer.from("a"), STATUS.DESERIALIZING_BODY_FAILED],
  ["a key without attributes", 2, {}, "0a016b", Buffer.from("a"), STATUS.INVALID_ENCODING],
  ["hash 0", 0x0f, { authenticationType: 0 }, "", NONE, STATUS.INVALID_ENCODING],
  ["hash 16", 0x0f, { authenticationType: 0 }, "0810", NONE, STATUS.INVALID_ENCODING],
  ["a negative hash", 0x0f, { authenticationType: 0 }, "08ffffffffffffffffff01", NONE, STATUS.INVALID_ENCODING],
  ["ListKeys without a name", 0x1a, { authenticationType: 0 }, "", NONE, STATUS.NOT_AUTHENTICATED],
  ["a key's end without a name", 3, { authenticationType: 0 }, "0a016b", NONE, STATUS.NOT_AUTHENTICATED],
  ["MD5", 0x0f, { authenticationType: 0 }, "0803", NONE, STATUS.PSA_NOT_SUPPORTED],
  ["an attestation", 0x1e, {}, "0a016b", Buffer.from("a"), STATUS.PSA_NOT_SUPPORTED],
  ["a prepared attestation", 0x1f, {}, "", Buffer.from("a"), STATUS.PSA_NOT_SUPPORTED],
  ["2^20 + 1 random bytes", 0x0d, { authenticationType: 0 }, "08818040", NONE, STATUS.RESPONSE_TOO_LARGE],
  ["the opcodes of the TPM provider", 9, { authenticationType: 0 }, "0803", NONE, STATUS.PROVIDER_NOT_REGISTERED],
  ["the opcodes of provider 6", 9, { authenticationType: 0 }, "0806", NONE, STATUS.PROVIDER_DOES_NOT_EXIST],
];

for (const [name, opcode, changes, body, authentication, status] of ECHOED) {
  test(`${name} is status ${status}, in the request's header`, LIMIT, async () => {
    const header = headerOf(opcode, { session: 5n, flags: 0xfffe, ...changes });
    const answer = await answerTo(encodeRequest(header, Buffer.from(body, "hex"), authentication));
    assert.equal(answer.status, status);
    assert.equal(answer.header[10], header.provider);
    assert.equal(answer.header.readBigUInt64LE(11), 5n);
    assert.equal(answer.header.readUInt16LE(8), 0);
    assert.equal(answer.header.readUInt32LE(28), opcode);
    assert.equal(answer.body.length, 0);
  });
}

test("a request that ends too early is a connection error", LIMIT, async () => {
  for (const bytes of [NONE, PING.subarray(0, 3), PING.subarray(0, 35), GENERATE.subarray(0, 50)]) {
    assert.equal((await answerTo(bytes, {}, true)).status, STATUS.CONNECTION_ERROR);
  }
});

test("a request that comes too slowly is a connection error, and drops between do not help", LIMIT, async () => {
  const limits = { requestTimeoutMs: 40, leaveTimeoutMs: 200 };
  assert.equal((await answerTo(PING.subarray(0, 10), { limits })).status, STATUS.CONNECTION_ERROR);
  await using server = await startTestParsec({ limits });
  const socket = connect(server.path);
  const drip = setInterval(() => socket.write(Buffer.from([0x10])), 5);
  socket.on("error", () => {});
  const magic = connect(server.path);
  magic.write(PING.subarray(0, 6));
  const drops = setInterval(() => magic.writable && magic.write(Buffer.alloc(1)), 15);
  const answer = await new Promise<Buffer>((resolve) => magic.once("data", resolve));
  assert.equal(answersIn(answer)[0]!.status, STATUS.CONNECTION_ERROR);
  for (const timer of [drip, drops]) clearInterval(timer);
  for (const each of [socket, magic]) each.destroy();
});

test("a body of exactly 1 MiB is answered", LIMIT, async () => {
  await using server = await startTestParsec();
  const overhead = toBinary(HashComputeRequestSchema, { hashAlg: Hash.SHA_256, input: Buffer.alloc(2 ** 20 - 10) });
  const input = Buffer.alloc(2 ** 20 - 10 - (overhead.length - 2 ** 20));
  const body = toBinary(HashComputeRequestSchema, { hashAlg: Hash.SHA_256, input });
  assert.equal(body.length, 2 ** 20);
  const client = new TestClient(server.path);
  assert.equal((await client.exchange(OPCODE.psaHashCompute, body)).status, 0);
});

test("a client that sends more than its request gets its answer all the same", LIMIT, async () => {
  await using server = await startTestParsec();
  const bytes = await rawExchange(server.path, Buffer.concat([PING, Buffer.alloc(300_000, 1)]));
  assert.equal(bytes.toString("hex"), PONG);
});

test("a second request on a connection that was not asked to stay is not answered", LIMIT, async () => {
  await using server = await startTestParsec();
  assert.equal(answersIn(await rawExchange(server.path, Buffer.concat([PING, PING]))).length, 1);
});

test("any other value of the flags keeps nothing open", LIMIT, async () => {
  await using server = await startTestParsec();
  for (const flags of [1, 0x4b00, 0x4b02, 0x4b03, 0xffff]) {
    const ping = encodeRequest(headerOf(OPCODE.ping, { flags, authenticationType: 0 }), NONE, NONE);
    assert.equal(answersIn(await rawExchange(server.path, Buffer.concat([ping, ping]))).length, 1);
  }
});

const keptPing = (session: bigint) =>
  encodeRequest(headerOf(OPCODE.ping, { flags: KEEP_OPEN_FLAGS, session, authenticationType: 0 }), NONE, NONE);

test("answers to pipelined requests come in the order of the requests", LIMIT, async () => {
  await using server = await startTestParsec();
  // A new key takes longer than what comes behind it.
  const body = toBinary(GenerateKeyRequestSchema, { keyName: "slow", attributes: P256 });
  const slow = headerOf(OPCODE.psaGenerateKey, { flags: KEEP_OPEN_FLAGS, session: 1_000n });
  const pings = Array.from({ length: 500 }, (_, index) => keptPing(BigInt(index)));
  const all = Buffer.concat([encodeRequest(slow, body, Buffer.from("app1")), ...pings]);
  const answers = answersIn(await rawExchange(server.path, all, true));
  const sessions = answers.map(({ header }) => header.readBigUInt64LE(11));
  assert.deepEqual(sessions, [1_000n, ...Array.from({ length: 500 }, (_, index) => BigInt(index))]);
  assert.ok(answers.every(({ status, header }) => status === 0 && header.readUInt16LE(8) === KEEP_OPEN_FLAGS));
});

test("however many requests come in one piece, no more than the limit are worked on at once", LIMIT, async () => {
  const lines: string[] = [];
  await using server = await startTestParsec({ lines, limits: { maxPipelined: 4 } });
  const random = (session: bigint) => {
    const header = headerOf(OPCODE.psaGenerateRandom, { flags: KEEP_OPEN_FLAGS, session, authenticationType: 0 });
    // So many bytes that they are made on a thread.
    return encodeRequest(header, Buffer.from("08808004", "hex"), NONE);
  };
  const requests = Array.from({ length: 100 }, (_, index) => (index % 3 === 0 ? keptPing : random)(BigInt(index)));
  const answers = answersIn(await rawExchange(server.path, Buffer.concat(requests), true));
  const sessions = answers.map(({ header }) => header.readBigUInt64LE(11));
  assert.deepEqual(
    sessions,
    requests.map((_, index) => BigInt(index)),
  );
  let [running, most] = [0, 0];
  for (const line of lines) {
    running += line.includes("started call") ? 1 : -1;
    most = Math.max(most, running);
  }
  assert.ok(most > 1 && most <= 4, `${most} at once`);
});

test("a client that asks for much and reads late gets all of it", LIMIT, async () => {
  await using server = await startTestParsec();
  const header = headerOf(OPCODE.psaGenerateRandom, { flags: KEEP_OPEN_FLAGS, authenticationType: 0 });
  const random = encodeRequest(header, Buffer.from("08808004", "hex"), NONE);
  const socket = connect({ path: server.path, allowHalfOpen: true });
  socket.pause();
  socket.end(Buffer.concat(Array.from({ length: 300 }, () => random)));
  await new Promise((resolve) => setTimeout(resolve, 50));
  let bytes = 0;
  socket.on("data", (chunk: Buffer) => {
    bytes += chunk.length;
  });
  socket.resume();
  await once(socket, "end");
  // Header, the field's head, and 65,536 bytes.
  assert.equal(bytes, 300 * (36 + 4 + 65_536));
});

test("a kept connection ends after the first request that does not ask for more", LIMIT, async () => {
  await using server = await startTestParsec();
  const answers = answersIn(await rawExchange(server.path, Buffer.concat([keptPing(1n), PING, keptPing(2n)])));
  assert.equal(answers.length, 2);
});

test("a fault in a pipelined request is answered in its turn, and ends the connection", LIMIT, async () => {
  await using server = await startTestParsec();
  const answers = answersIn(await rawExchange(server.path, Buffer.concat([keptPing(1n), pingWith(0, 0)])));
  assert.deepEqual(
    answers.map(({ status }) => status),
    [0, STATUS.INVALID_HEADER],
  );
});

test("a kept connection may be silent for longer than a request may take", LIMIT, async () => {
  await using server = await startTestParsec({ limits: { requestTimeoutMs: 200 } });
  const socket = connect(server.path);
  const next = () => new Promise<Buffer>((resolve) => socket.once("data", resolve));
  socket.write(keptPing(1n));
  await next();
  await new Promise((resolve) => setTimeout(resolve, 600));
  socket.write(keptPing(2n));
  assert.equal((await next()).readBigUInt64LE(11), 2n);
  socket.destroy();
});

test("a client that does not hang up after its answer is cut off", LIMIT, async () => {
  await using server = await startTestParsec({ limits: { leaveTimeoutMs: 20 } });
  const socket = connect({ path: server.path, allowHalfOpen: true });
  socket.on("error", () => {});
  socket.write(PING);
  await new Promise((resolve) => socket.once("data", resolve));
  await until(() => server.server.connectionCount === 0);
  socket.destroy();
});

test(
  "bodies that are coming in share their bytes: who comes later waits, and is served in the end",
  LIMIT,
  async () => {
    const input = Buffer.alloc(900_000, 1);
    const body = toBinary(HashComputeRequestSchema, { hashAlg: Hash.SHA_256, input });
    const bytes = encodeRequest(headerOf(OPCODE.psaHashCompute, { authenticationType: 0 }), body, NONE);
    // Less than two of them.
    await using server = await startTestParsec({ limits: { maxHeldBytes: 1_114_111, requestTimeoutMs: 1_000 } });
    const slow = connect(server.path);
    slow.write(bytes.subarray(0, 100));
    await until(() => server.server.connectionCount === 1);
    const answers = await Promise.all(Array.from({ length: 8 }, () => rawExchange(server.path, bytes)));
    assert.ok(answers.every((answer) => answersIn(answer)[0]!.status === 0));
    slow.destroy();
    assert.equal(answersIn(await rawExchange(server.path, bytes))[0]!.status, 0);
  },
);

test("the log tells how each call ended, and nothing of what was in it", LIMIT, async () => {
  const lines: string[] = [];
  await using server = await startTestParsec({ lines });
  const client = new TestClient(server.path, "secret-application");
  assert.equal((await client.exchange(OPCODE.ping, NONE)).status, 0);
  const hash = (hashAlg: Hash) =>
    client.status(OPCODE.psaHashCompute, HashComputeRequestSchema, { hashAlg, input: Buffer.from("secret text") });
  assert.equal(await hash(Hash.SHA_256), 0);
  assert.equal(await hash(Hash.MD5), STATUS.PSA_NOT_SUPPORTED);
  const ended = lines.map((line) => JSON.parse(line)).filter(({ msg }) => msg === "finished call");
  assert.deepEqual(
    ended.map((line) => [line["parsec.service"], line["parsec.method"], line["parsec.code"]]),
    [
      ["parsec", "Ping", "OK"],
      ["parsec", "PsaHashCompute", "OK"],
      ["parsec", "PsaHashCompute", "InvalidArgument"],
    ],
  );
  assert.ok(ended.every(({ protocol }) => protocol === "parsec"));
  assert.doesNotMatch(lines.join(""), /secret|grpc/);
});

test("a stopping server answers what it has begun and lets nobody wait", LIMIT, async () => {
  await using server = await startTestParsec();
  const idle = connect(server.path);
  idle.write(keptPing(1n));
  await once(idle, "data");
  const busy = connect(server.path);
  const chunks: Buffer[] = [];
  busy.on("data", (chunk: Buffer) => chunks.push(chunk));
  const body = toBinary(GenerateKeyRequestSchema, { keyName: "slow", attributes: P256 });
  const header = headerOf(OPCODE.psaGenerateKey, { flags: KEEP_OPEN_FLAGS });
  busy.write(Buffer.concat([keptPing(2n), encodeRequest(header, body, Buffer.from("app1"))]));
  // The answer to the Ping: the key behind it has been begun.
  await once(busy, "data");
  await Promise.all([server.server.close(30_000), closed(idle), closed(busy)]);
  const statuses = answersIn(Buffer.concat(chunks)).map(({ status }) => status);
  assert.deepEqual(statuses, [0, 0]);
});

/** However it ends: by a reset, too. */
function closed(socket: Socket): Promise<void> {
  return new Promise((resolve) => socket.on("error", () => {}).once("close", () => resolve()));
}

/** Fails after a generous time instead of holding up the whole run. */
async function until(holds: () => boolean): Promise<void> {
  for (let looks = 0; !holds(); looks++) {
    assert.ok(looks < 25_000, "it never came to hold");
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
}
