import assert from "node:assert/strict";
import { test } from "node:test";
import { encodeRequest, type RequestHeader } from "./header.ts";
import { RequestDecoder } from "./request-decoder.ts";
import { STATUS } from "./status.ts";

const HEADER: RequestHeader = {
  flags: 0,
  provider: 1,
  session: 7n,
  contentType: 0,
  acceptType: 0,
  authenticationType: 1,
  bodyBytes: 0,
  authenticationBytes: 0,
  opcode: 2,
};
const REQUESTS = ["", "b", "body".repeat(40)].flatMap((body) =>
  ["", "app1"].map((name) => encodeRequest(HEADER, Buffer.from(body), Buffer.from(name))),
);
const STREAM = Buffer.concat(REQUESTS);

function decode(chunks: readonly Uint8Array[]): Buffer[] {
  const decoder = new RequestDecoder(1024);
  const requests = chunks.flatMap((chunk) =>
    [...decoder.push(chunk)].map(({ header, body, authentication }) => encodeRequest(header, body, authentication)),
  );
  assert.ok(decoder.isBetweenRequests);
  return requests;
}

test("requests that come in one piece are told apart", () => {
  assert.deepEqual(decode([STREAM]), REQUESTS);
});

test("a stream that is cut anywhere gives the same requests", () => {
  for (let at = 0; at <= STREAM.length; at++) {
    assert.deepEqual(decode([STREAM.subarray(0, at), STREAM.subarray(at)]), REQUESTS);
  }
});

test("a stream that comes byte by byte gives the same requests", () => {
  assert.deepEqual(decode([...STREAM].map((byte) => Uint8Array.of(byte))), REQUESTS);
});

test("a wrong magic number is told from four bytes", () => {
  const decoder = new RequestDecoder(1024);
  assert.throws(() => [...decoder.push(Buffer.from("GET "))], { status: STATUS.INVALID_HEADER });
});

test("a header of another size is refused once all of it has come, however long it says it is", () => {
  for (const size of [0, 5, 29, 31, 0xffff]) {
    const decoder = new RequestDecoder(1024);
    const head = Buffer.alloc(6 + size);
    head.writeUInt32LE(0x5ec0a710);
    head.writeUInt16LE(size, 4);
    const last = Math.max(5, head.length - 1);
    assert.deepEqual([...decoder.push(head.subarray(0, last))], []);
    assert.throws(() => [...decoder.push(head.subarray(last))], { status: STATUS.INVALID_HEADER });
  }
});

test("between requests is where the next byte begins one", () => {
  const decoder = new RequestDecoder(1024);
  assert.ok(decoder.isBetweenRequests);
  assert.deepEqual([...decoder.push(REQUESTS[0]!.subarray(0, 1))], []);
  assert.ok(!decoder.isBetweenRequests);
  assert.equal([...decoder.push(REQUESTS[0]!.subarray(1))].length, 1);
  assert.ok(decoder.isBetweenRequests);
});

test("a large body that comes in pieces is put into memory of its own, and tells which pieces nobody needs", () => {
  const read: [bytes: number, isKept: boolean][] = [];
  const taken: Uint8Array[] = [];
  const decoder = new RequestDecoder(1024, {
    largeBytes: 100,
    take: (bytes) => taken[taken.push(new Uint8Array(bytes)) - 1]!,
    onRead: (chunk, isKept) => read.push([chunk.length, isKept]),
  });
  const request = encodeRequest(HEADER, Buffer.alloc(500, 7), Buffer.from("app1"));
  const stream = Buffer.concat([request, request]);
  const requests = [0, 200, 400, 700].flatMap((at, i, all) => [...decoder.push(stream.subarray(at, all[i + 1]))]);
  assert.deepEqual(
    requests.map(({ header, body, authentication }) => Buffer.from(encodeRequest(header, body, authentication))),
    [request, request].map((bytes) => Buffer.from(bytes)),
  );
  assert.deepEqual(
    taken.map(({ length }) => length),
    [504, 504],
  );
  assert.ok(requests.every(({ body }, i) => body.buffer === taken[i]!.buffer && body.byteOffset === 0));
  assert.deepEqual(read, [
    [200, true],
    [200, false],
    [300, true],
    [stream.length - 700, false],
  ]);
});
