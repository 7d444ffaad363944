import assert from "node:assert/strict";
import { KeywardError } from "@keyward/core/errors/keyward-error";
import { encodeMessage } from "@keyward/core/grpc/message-frame";
import { StatusError } from "@keyward/core/grpc/status-error";
import { decodeStatusMessage } from "@keyward/core/grpc/status-message";
import { test } from "../../testing/front-under-test.ts";
import {
  bidiOf,
  clientStreamOf,
  HEADERS,
  type RawAnswer,
  rawCall,
  serviceOf,
  startTestServer,
  unaryOf,
} from "../../testing/test-server.ts";
import type { CallContext, Method } from "../call/method.ts";
import { MAX_METADATA_BYTES } from "../metadata/answer-metadata.ts";
import { binaryValues } from "../metadata/metadata.ts";

const LIMIT = { timeout: 60_000 };
/** With or without the format: both are gRPC. */
const GRPC_TYPE = /^application\/grpc(\+proto)?$/;
const frame = encodeMessage(Buffer.from("hello"));

function say({ initialMetadata, trailingMetadata, metadata }: CallContext): void {
  initialMetadata.add("x-initial", String(metadata["x-given"])).add("x-initial-bin", Buffer.of(0xab, 0xab, 0xab));
  for (const value of binaryValues(metadata, "x-given-bin")) trailingMetadata.add("x-trailing-bin", value);
  trailingMetadata.add("x-trailing", "done");
}

const serverStreamOf = (handle: Extract<Method, { kind: "server-stream" }>["handle"]): Method => ({
  kind: "server-stream",
  maxRequestBytes: 1024,
  handle,
});

/** Each says the same, in each of the four ways to answer. */
const kinds: Record<string, Method> = {
  unary: unaryOf((request, call) => {
    say(call);
    return request;
  }),
  later: unaryOf(async (request, call) => {
    await Promise.resolve();
    say(call);
    return request;
  }),
  "client-stream": clientStreamOf(async (requests, call) => {
    const [first] = await Array.fromAsync(requests);
    say(call);
    return first!;
  }),
  "server-stream": serverStreamOf(async function* (request, call) {
    say(call);
    yield request;
  }),
  "bidi-stream": bidiOf(async function* (requests, call) {
    say(call);
    yield* requests;
  }),
};

for (const kind of Object.keys(kinds)) {
  test(`a ${kind} method sends metadata in front of its answer and with the status`, LIMIT, async () => {
    await using server = await startTestServer([serviceOf(kinds)]);
    const given = { ":path": `/t.T/${kind}`, "x-given": "a value", "x-given-bin": "q80=" };
    const { headers, trailers, body } = await rawCall(server.connect(), { ...HEADERS, ...given }, frame);
    assert.equal(headers["x-initial"], "a value");
    assert.deepEqual(binaryValues(headers, "x-initial-bin"), [Buffer.of(0xab, 0xab, 0xab)]);
    assert.equal(trailers["grpc-status"], "0");
    assert.equal(trailers["x-trailing"], "done");
    assert.deepEqual(binaryValues(trailers, "x-trailing-bin"), [Buffer.of(0xab, 0xcd)]);
    assert.deepEqual(body, Buffer.from(frame));
    assert.deepEqual(server.unknownErrors, []);
  });
}

test("metadata of one call does not show up in the next one", LIMIT, async () => {
  const method = unaryOf((request, call) => {
    if (call.metadata["x-given"] !== undefined) say(call);
    return request;
  });
  await using server = await startTestServer([serviceOf({ Echo: method })]);
  const session = server.connect();
  for (const given of ["one", undefined, "two", undefined, undefined]) {
    const { headers, trailers } = await rawCall(session, given ? { ...HEADERS, "x-given": given } : HEADERS, frame);
    assert.equal(headers["x-initial"], given);
    assert.equal(trailers["x-trailing"], given && "done");
    assert.match(String(headers["content-type"]), GRPC_TYPE);
    assert.equal(trailers["grpc-status"], "0");
  }
});

async function answerOf(method: Method): Promise<RawAnswer> {
  await using server = await startTestServer([serviceOf({ Echo: method })]);
  const answer = await rawCall(server.connect(), HEADERS, frame);
  assert.deepEqual(server.unknownErrors, []);
  return answer;
}

test("values of one name stay apart, and in their order", LIMIT, async () => {
  const { headers } = await answerOf(
    unaryOf((request, { initialMetadata }) => {
      initialMetadata.add("x-a", "one").add("x-b", "two").add("x-a", "three");
      return request;
    }),
  );
  assert.equal(headers["x-a"], "one, three");
  assert.equal(headers["x-b"], "two");
});

for (let code = 1; code <= 16; code++) {
  test(`a method can end its call with status ${code}, before and behind an answer`, LIMIT, async () => {
    const text = "\t\ntest with whitespace\r\nand Unicode BMP ☺ and non-BMP 😈\t\n";
    const { headers } = await answerOf(
      unaryOf(() => {
        throw new StatusError(code, text);
      }),
    );
    assert.equal(headers["grpc-status"], String(code));
    assert.equal(decodeStatusMessage(String(headers["grpc-message"])), text);
    const { trailers, body } = await answerOf(
      bidiOf(async function* (requests) {
        for await (const request of requests) yield request;
        throw new StatusError(code, text);
      }),
    );
    assert.deepEqual(body, Buffer.from(frame));
    assert.equal(trailers["grpc-status"], String(code));
    assert.equal(decodeStatusMessage(String(trailers["grpc-message"])), text);
  });
}

test("an error carries the metadata of its call; with initial metadata it comes as trailers", LIMIT, async () => {
  const alone = await answerOf(
    unaryOf((_request, { trailingMetadata }) => {
      trailingMetadata.add("x-trailing", "why");
      throw new KeywardError("NOT_FOUND", "no key");
    }),
  );
  assert.deepEqual([alone.headers["grpc-status"], alone.headers["x-trailing"]], ["5", "why"]);
  const behind = await answerOf(
    unaryOf((_request, call) => {
      say(call);
      throw new StatusError(15, "lost");
    }),
  );
  assert.equal(behind.headers["x-initial"], "undefined");
  assert.equal(behind.headers["grpc-status"], undefined);
  assert.deepEqual([behind.trailers["grpc-status"], behind.trailers["x-trailing"]], ["15", "done"]);
});

test("initial metadata that comes behind an answer is refused, and the answer keeps its end", LIMIT, async () => {
  const { headers, trailers } = await answerOf(
    bidiOf(async function* (requests, { initialMetadata, trailingMetadata }) {
      for await (const request of requests) yield request;
      trailingMetadata.add("x-trailing", "in time");
      initialMetadata.add("x-late", "v");
    }),
  );
  assert.equal(headers["x-late"], undefined);
  assert.deepEqual([trailers["grpc-status"], trailers["x-trailing"]], ["9", "in time"]);
  assert.match(decodeStatusMessage(String(trailers["grpc-message"])), /x-late.* too late/);
});

test("as much metadata as there may be arrives with the longest status", LIMIT, async () => {
  const value = "v".repeat(MAX_METADATA_BYTES - 32 - 3);
  const { headers, trailers } = await answerOf(
    unaryOf((_request, { initialMetadata, trailingMetadata }) => {
      initialMetadata.add("x-a", value);
      trailingMetadata.add("x-b", value);
      throw new StatusError(2, "😈".repeat(2_000));
    }),
  );
  assert.equal(headers["x-a"], value);
  assert.equal(trailers["x-b"], value);
  assert.equal(trailers["grpc-status"], "2");
});

test("a large answer and its metadata arrive whole", LIMIT, async () => {
  const { headers, trailers, body } = await answerOf(
    unaryOf((_request, call) => {
      say(call);
      return new Uint8Array(1_000_000);
    }),
  );
  assert.equal(body.length, 1_000_005);
  assert.deepEqual([headers["x-initial-bin"], trailers["x-trailing"]], ["q6ur", "done"]);
});
