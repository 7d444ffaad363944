import assert from "node:assert/strict";
import { test } from "node:test";
import { encodeRequest, encodeResponse, GENERIC_ECHO, KEEP_OPEN_FLAGS, readHeader } from "./header.ts";
import { STATUS } from "./status.ts";

const MAX_BODY_BYTES = 1_048_576;
/** Parsec book, wire protocol 1.0: a Ping. */
const PING = "10a7c05e1e0001000000000000000000000000000000000000000000010000000000";
/** The same: PsaGenerateKey by application app1 on provider 1. */
const GENERATE =
  "10a7c05e1e0001000000010000000000000000000001210000000400020000000000" +
  "00000a026b31121b0a045a0208021080021a100a04400148011208320622040a02100761707031";

const ping = () => Buffer.from(`${PING}0000`, "hex");

test("a Ping reads as the protocol has it", () => {
  assert.deepEqual(readHeader(ping(), MAX_BODY_BYTES), {
    flags: 0,
    provider: 0,
    session: 0n,
    contentType: 0,
    acceptType: 0,
    authenticationType: 0,
    bodyBytes: 0,
    authenticationBytes: 0,
    opcode: 1,
  });
});

test("a request is written as the protocol has it", () => {
  const whole = Buffer.from(GENERATE, "hex");
  const header = readHeader(whole, MAX_BODY_BYTES);
  assert.equal(header.provider, 1);
  assert.equal(header.bodyBytes, 33);
  const written = encodeRequest(header, whole.subarray(36, 69), whole.subarray(69));
  assert.equal(written.toString("hex"), GENERATE);
});

test("the answer to a Ping is written as the protocol has it", () => {
  const answer = encodeResponse(GENERIC_ECHO, STATUS.SUCCESS, Buffer.from("0801", "hex"));
  assert.equal(answer.toString("hex"), `${PING.slice(0, 44)}02000000${PING.slice(52)}00000801`);
});

test("a response repeats provider, session and opcode, and of flags only our own", () => {
  const echo = { flags: 0xffff, provider: 1, session: 0x0102030405060708n, opcode: 0x20 };
  const plain = encodeResponse(echo, STATUS.PSA_NOT_SUPPORTED, Buffer.alloc(0));
  assert.equal(plain.toString("hex"), "10a7c05e1e0001000000010807060504030201000000000000000000200000006e040000");
  const kept = encodeResponse({ ...echo, flags: KEEP_OPEN_FLAGS }, STATUS.SUCCESS, Buffer.alloc(0));
  assert.equal(kept.readUInt16LE(8), KEEP_OPEN_FLAGS);
});

const FAULTS: readonly (readonly [name: string, at: number, value: number, status: number])[] = [
  ["a header of another size", 4, 31, STATUS.INVALID_HEADER],
  ["another major version", 6, 2, STATUS.WIRE_PROTOCOL_VERSION_NOT_SUPPORTED],
  ["another minor version", 7, 1, STATUS.WIRE_PROTOCOL_VERSION_NOT_SUPPORTED],
  ["the first reserved byte", 34, 1, STATUS.INVALID_HEADER],
  ["the second reserved byte", 35, 1, STATUS.INVALID_HEADER],
  ["a body of 16 MiB", 25, 1, STATUS.BODY_SIZE_EXCEEDS_LIMIT],
];

for (const [name, at, value, status] of FAULTS) {
  test(`${name} is refused with status ${status}`, () => {
    const bytes = ping();
    bytes[at] = value;
    assert.throws(() => readHeader(bytes, MAX_BODY_BYTES), { name: "ParsecError", status });
  });
}

test("of several faults the first in the protocol's order speaks", () => {
  const bytes = ping().fill(0xff, 4);
  assert.throws(() => readHeader(bytes, MAX_BODY_BYTES), { status: STATUS.INVALID_HEADER });
  bytes.writeUInt16LE(30, 4);
  assert.throws(() => readHeader(bytes, MAX_BODY_BYTES), { status: STATUS.WIRE_PROTOCOL_VERSION_NOT_SUPPORTED });
  bytes.writeUInt16LE(1, 6);
  assert.throws(() => readHeader(bytes, MAX_BODY_BYTES), { status: STATUS.INVALID_HEADER });
});

test("a body may be as long as the limit, and no longer", () => {
  const bytes = ping();
  bytes.writeUInt32LE(MAX_BODY_BYTES, 22);
  assert.equal(readHeader(bytes, MAX_BODY_BYTES).bodyBytes, MAX_BODY_BYTES);
  bytes.writeUInt32LE(MAX_BODY_BYTES + 1, 22);
  assert.throws(() => readHeader(bytes, MAX_BODY_BYTES), { status: STATUS.BODY_SIZE_EXCEEDS_LIMIT });
});
