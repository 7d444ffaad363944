import assert from "node:assert/strict";
import { once } from "node:events";
import { connect as connectSocket } from "node:net";
import { setTimeout as delay } from "node:timers/promises";
import { gzipSync } from "node:zlib";
import { KeywardError, refused } from "@keyward/core/errors/keyward-error";
import { encodeMessage } from "@keyward/core/grpc/message-frame";
import { decodeStatusMessage } from "@keyward/core/grpc/status-message";
import { frontUnderTest, test } from "../../testing/front-under-test.ts";
import { answerOf, HEADERS, rawCall, serviceOf, startTestServer, unaryOf } from "../../testing/test-server.ts";

const LIMIT = { timeout: 60_000 };
const echo = serviceOf({
  Echo: unaryOf((request) => request),
  Later: unaryOf(async (request) => {
    await delay(5);
    return request;
  }),
  Never: unaryOf(() => new Promise(() => {})),
  Fails: unaryOf(() => {
    throw new KeywardError("NOT_FOUND", "nö: 100 % sure");
  }),
  Refuses: unaryOf(() => {
    throw refused("SHA-1", { rule: "hash.allowed", profile: "p", generation: 7, wouldPass: "SHA-256" });
  }),
  Breaks: unaryOf(async () => {
    throw new Error("the secret is 42");
  }),
  Large: unaryOf(() => new Uint8Array(1_048_577)),
});

const frame = (text: string) => encodeMessage(Buffer.from(text));

test("a request comes back as its method answers it", LIMIT, async () => {
  await using server = await startTestServer([echo]);
  const session = server.connect();
  for (const path of ["/t.T/Echo", "/t.T/Later"]) {
    const { headers, trailers, body } = await rawCall(session, { ...HEADERS, ":path": path }, frame("hello"));
    assert.equal(headers[":status"], 200);
    assert.match(String(headers["content-type"]), /^application\/grpc(\+proto)?$/);
    assert.equal(trailers["grpc-status"], "0");
    assert.deepEqual(body, Buffer.from(frame("hello")));
  }
});

test("an empty message is a message", LIMIT, async () => {
  await using server = await startTestServer([echo]);
  const { body } = await rawCall(server.connect(), HEADERS, frame(""));
  assert.deepEqual([...body], [0, 0, 0, 0, 0]);
});

test("a message may arrive byte by byte", LIMIT, async () => {
  await using server = await startTestServer([echo]);
  const stream = server.connect().request(HEADERS);
  const answer = answerOf(stream);
  for (const byte of frame("hello")) {
    stream.write(Uint8Array.of(byte));
    await delay(1);
  }
  stream.end();
  assert.equal((await answer).trailers["grpc-status"], "0");
});

test("the largest message passes, one byte more is RESOURCE_EXHAUSTED before it was sent", LIMIT, async () => {
  const size = serviceOf({ Echo: unaryOf((request) => Buffer.from(String(request.length))) });
  await using server = await startTestServer([size]);
  const session = server.connect();
  const largest = await rawCall(session, HEADERS, encodeMessage(new Uint8Array(2_097_152)));
  assert.equal(largest.body.subarray(5).toString(), "2097152");
  const stream = session.request(HEADERS);
  const answer = answerOf(stream);
  stream.write(Uint8Array.of(0, 0, 0x20, 0, 1));
  const { headers } = await answer;
  assert.equal(headers["grpc-status"], "8");
  assert.equal(headers["grpc-message"], "the request has 2097153 bytes, the most is 2097152");
});

const packed = gzipSync("hello");
const gzipped = Buffer.concat([Buffer.of(1, 0, 0, 0, packed.length), packed]);

const NOT_IMPLEMENTED = { status: "12", text: /^The server does not implement the method / };
const NO_MESSAGE = { status: "12", text: /^Received no request message / };

interface Said {
  readonly status: string;
  readonly text: RegExp;
}

/** Where @grpc/grpc-js answers itself, what it says. */
const faults: [
  sentence: string,
  headers: object,
  body: Uint8Array | undefined,
  status: string,
  text: RegExp,
  byGrpcJs?: Said,
][] = [
  ["an unknown service", { ":path": "/t.U/Echo" }, frame(""), "12", /^unknown service t\.U$/, NOT_IMPLEMENTED],
  [
    "an unknown method",
    { ":path": "/t.T/Nope" },
    frame(""),
    "12",
    /^unknown method Nope for service t\.T$/,
    NOT_IMPLEMENTED,
  ],
  ["a path that is none", { ":path": "/t.T" }, frame(""), "12", /^unknown method/, NOT_IMPLEMENTED],
  ["a longer path", { ":path": "/t.T/Echo/x" }, frame(""), "12", /^unknown service/, NOT_IMPLEMENTED],
  [
    "a name of every object",
    { ":path": "/constructor/constructor" },
    frame(""),
    "12",
    /^unknown service constructor$/,
    NOT_IMPLEMENTED,
  ],
  ["an encoding", { "grpc-encoding": "gzip" }, frame(""), "12", /"gzip" is not supported; there is identity/],
  ["gzip itself", { "grpc-encoding": "gzip" }, gzipped, "12", /"gzip" is not supported; there is identity/],
  ["deflate", { "grpc-encoding": "deflate" }, frame(""), "12", /"deflate" is not supported/],
  [
    "an encoding of nobody's",
    { "grpc-encoding": "zip" },
    gzipped,
    "12",
    /zip.* (?:not supported|unsupported)|unsupported.*zip/,
  ],
  ["a compressed message without an encoding", {}, Uint8Array.of(1, 0, 0, 0, 0), "13", /compressed flag/],
  ["a compressed message of no encoding", { "grpc-encoding": "identity" }, Uint8Array.of(1, 0, 0, 0, 0), "13", /flag/],
  ["an unknown flag", {}, Uint8Array.of(7, 0, 0, 0, 0), "13", /flag byte 7/],
  [
    "a malformed timeout",
    { "grpc-timeout": "1 day" },
    frame(""),
    "3",
    /invalid grpc-timeout/,
    { status: "13", text: /Invalid grpc-timeout/ },
  ],
  ["no message", {}, undefined, "12", /the request held none/, NO_MESSAGE],
  [
    "two messages",
    {},
    Buffer.concat([frame("a"), frame("b")]),
    "12",
    /more bytes followed/,
    { status: "12", text: /second request message/ },
  ],
  ["half a prefix", {}, Uint8Array.of(0, 0), "13", /in the middle of its message/, NO_MESSAGE],
  ["half a message", {}, Uint8Array.of(0, 0, 0, 0, 2, 1), "13", /in the middle of its message/, NO_MESSAGE],
  ["an error of the method", { ":path": "/t.T/Fails" }, frame(""), "5", /^nö: 100 % sure$/],
  ["a fault of ours", { ":path": "/t.T/Breaks" }, frame(""), "13", /^internal error$/],
  ["a response that is too large", { ":path": "/t.T/Large" }, frame(""), "8", /1048577 bytes, the most is 1048576/],
];
for (const [sentence, headers, body, status, text, byGrpcJs] of faults) {
  test(`${sentence} is answered by headers alone, with status ${status}`, LIMIT, async () => {
    await using server = await startTestServer([echo]);
    const answer = await rawCall(server.connect(), { ...HEADERS, ...headers }, body);
    assert.equal(answer.headers[":status"], 200);
    const isGrpcJs = frontUnderTest() === "grpc-js";
    const said = (isGrpcJs && byGrpcJs) || { status, text };
    assert.equal(answer.headers["grpc-status"], said.status);
    assert.match(decodeStatusMessage(String(answer.headers["grpc-message"])), said.text);
    // @grpc/grpc-js tells its encodings, which nobody can choose, with answers that begin, never with these.
    assert.equal(answer.headers["grpc-accept-encoding"], isGrpcJs ? undefined : "identity");
    assert.equal(answer.body.length, 0);
  });
}

test("a fault of ours is told to the program, and to the client only that it happened", LIMIT, async () => {
  await using server = await startTestServer([echo]);
  await rawCall(server.connect(), { ...HEADERS, ":path": "/t.T/Breaks" }, frame(""));
  assert.match(String(server.unknownErrors[0]), /42/);
});

test("a refusal carries the rule as a detail", LIMIT, async () => {
  await using server = await startTestServer([echo]);
  const { headers } = await rawCall(server.connect(), { ...HEADERS, ":path": "/t.T/Refuses" }, frame(""));
  const details = Buffer.from(String(headers["grpc-status-details-bin"]), "base64").toString("latin1");
  for (const part of ["google.rpc.ErrorInfo", "REFUSED_BY_RULE", "keyward.dev", "hash.allowed"]) {
    assert.ok(details.includes(part), part);
  }
});

for (const [type, status] of [
  ["application/json", 415],
  ["application/grpc+json", 415],
  ["application/grpc-web", 415],
  [undefined, 415],
  ["application/grpc+proto", 200],
  ["Application/GRPC; charset=utf-8", 200],
] as const) {
  test(`content type ${type} is HTTP ${status}`, LIMIT, async () => {
    await using server = await startTestServer([echo]);
    const headers = { ...HEADERS, "content-type": type };
    assert.equal((await rawCall(server.connect(), headers, frame(""))).headers[":status"], status);
  });
}

test("another HTTP method is HTTP 405", LIMIT, async () => {
  await using server = await startTestServer([echo]);
  const stream = server.connect().request({ ...HEADERS, ":method": "GET" });
  const { headers, body } = await answerOf(stream);
  assert.equal(headers[":status"], 405);
  assert.match(body.toString(), /this is a gRPC server/);
});

for (const authority of ["localhost", "%2Ftmp%2Fopen-crypto-broker%2Fcrypto-broker-server.sock", "evil.example:1"]) {
  test(`authority ${authority} is nobody's business`, LIMIT, async () => {
    await using server = await startTestServer([echo]);
    const answer = await rawCall(server.connect(), { ...HEADERS, ":authority": authority }, frame("x"));
    assert.equal(answer.trailers["grpc-status"], "0");
  });
}

test("a deadline that passes is DEADLINE_EXCEEDED, and the method is told", LIMIT, async () => {
  let told: (reason: unknown) => void = () => {};
  const toldPromise = new Promise((resolve) => {
    told = resolve;
  });
  const waits = serviceOf({
    Echo: unaryOf((_request, { signal }) => {
      signal.addEventListener("abort", told);
      return new Promise(() => {});
    }),
  });
  await using server = await startTestServer([waits]);
  // Long enough for the method to begin on a machine that is busy.
  const { headers } = await rawCall(server.connect(), { ...HEADERS, "grpc-timeout": "500m" }, frame(""));
  assert.equal(headers["grpc-status"], "4");
  await toldPromise;
});

test("a deadline also holds while the request is still being sent", LIMIT, async () => {
  await using server = await startTestServer([echo]);
  const stream = server.connect().request({ ...HEADERS, "grpc-timeout": "20m" });
  const answer = answerOf(stream);
  stream.write(Uint8Array.of(0, 0, 0, 0, 9));
  assert.equal((await answer).headers["grpc-status"], "4");
});

test("a deadline of nothing has passed already", LIMIT, async () => {
  await using server = await startTestServer([echo]);
  const { headers } = await rawCall(server.connect(), { ...HEADERS, "grpc-timeout": "0n" }, frame(""));
  assert.equal(headers["grpc-status"], "4");
});

test("a client that cancels frees its call, and the method is told", LIMIT, async () => {
  const began = Promise.withResolvers<AbortSignal>();
  const waits = serviceOf({
    Echo: unaryOf((_request, { signal }) => {
      began.resolve(signal);
      return new Promise(() => {});
    }),
  });
  await using server = await startTestServer([waits]);
  const stream = server.connect().request(HEADERS);
  stream.on("error", () => {});
  stream.end(frame(""));
  const signal = await began.promise;
  stream.close(8);
  if (!signal.aborted) await once(signal, "abort");
  while (server.server.callCount > 0) await delay(1);
});

test("a client that leaves frees all its calls", LIMIT, async () => {
  await using server = await startTestServer([echo]);
  const session = server.connect();
  for (let i = 0; i < 50; i++)
    session
      .request({ ...HEADERS, ":path": "/t.T/Never" })
      .on("error", () => {})
      .end(frame(""));
  while (server.server.callCount < 50) await delay(1);
  session.destroy();
  while (server.server.callCount > 0) await delay(1);
});

test("1024 calls at once on one connection are all answered", { timeout: 60_000 }, async () => {
  await using server = await startTestServer([echo]);
  const session = server.connect();
  await once(session, "remoteSettings");
  assert.equal(session.remoteSettings.maxConcurrentStreams, 1024);
  const calls = Array.from({ length: 1024 }, (_, i) => rawCall(session, HEADERS, frame(String(i))));
  for (const [i, { body }] of (await Promise.all(calls)).entries())
    assert.equal(body.subarray(5).toString(), String(i));
});

test("more bytes than the listener may hold wait for their turn, and all are answered", {
  timeout: 60_000,
}, async () => {
  const size = serviceOf({ Echo: unaryOf((request) => Buffer.from(String(request.length))) });
  await using server = await startTestServer([size], { maxHeldBytes: 2_097_152 });
  const session = server.connect();
  const big = encodeMessage(new Uint8Array(1_500_000));
  const answers = await Promise.all(Array.from({ length: 12 }, () => rawCall(session, HEADERS, big)));
  for (const { body } of answers) assert.equal(body.subarray(5).toString(), "1500000");
});

test("a message that does not come to its end is answered in time, and frees what it held", {
  timeout: 60_000,
}, async () => {
  await using server = await startTestServer([echo], { messageTimeoutMs: 100, maxHeldBytes: 2_097_152 });
  const session = server.connect();
  const slow = session.request(HEADERS);
  const slowAnswer = answerOf(slow);
  slow.write(Uint8Array.of(0, 0, 0x20, 0, 0, 1));
  await delay(20);
  const waiting = rawCall(session, HEADERS, frame("next"));
  assert.equal((await slowAnswer).headers["grpc-status"], "4");
  assert.equal((await waiting).trailers["grpc-status"], "0");
});

test("an answer that nobody reads is given up in time", { timeout: 60_000 }, async () => {
  let began = false;
  const large = serviceOf({
    Echo: unaryOf(() => {
      began = true;
      return new Uint8Array(1_000_000);
    }),
  });
  await using server = await startTestServer([large], { messageTimeoutMs: 100 });
  const stream = server.connect().request(HEADERS);
  stream.on("error", () => {});
  stream.end(frame(""));
  while (!began || server.server.callCount > 0) await delay(10);
});

test("a connection on which nobody speaks HTTP/2 is closed", LIMIT, async () => {
  await using server = await startTestServer([echo], { prefaceTimeoutMs: 50 });
  const silent = connectSocket(server.path);
  const talker = connectSocket(server.path);
  talker.write("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
  // However it ends: by a reset, too.
  const closed = [silent, talker].map(
    (socket) =>
      new Promise((resolve) =>
        socket
          .resume()
          .on("error", () => {})
          .once("close", resolve),
      ),
  );
  await Promise.all(closed);
});

test("headers above the limit end the stream, not the server", LIMIT, async () => {
  await using server = await startTestServer([echo]);
  const session = server.connect();
  // The limit holds once the client has acknowledged it.
  await rawCall(session, HEADERS, frame("x"));
  await assert.rejects(rawCall(session, { ...HEADERS, "x-long": "a".repeat(40_000) }, frame("")));
  assert.equal((await rawCall(server.connect(), HEADERS, frame("x"))).trailers["grpc-status"], "0");
});

test("a stop lets running calls end, and refuses new connections", LIMIT, async () => {
  const began = Promise.withResolvers<void>();
  const finish = Promise.withResolvers<Uint8Array>();
  const waits = serviceOf({
    Echo: unaryOf(() => {
      began.resolve();
      return finish.promise;
    }),
  });
  await using server = await startTestServer([waits]);
  const session = server.connect();
  const call = rawCall(session, HEADERS, frame(""));
  await began.promise;
  const goaway = once(session, "goaway");
  const closed = server.server.close(30_000);
  await goaway;
  const late = connectSocket(server.path);
  await assert.rejects(once(late, "connect"));
  finish.resolve(Buffer.from("done"));
  assert.equal((await call).body.subarray(5).toString(), "done");
  await closed;
});

test("a call that outlasts the grace period is cut", LIMIT, async () => {
  await using server = await startTestServer([echo]);
  const session = server.connect();
  const call = rawCall(session, { ...HEADERS, ":path": "/t.T/Never" }, frame(""));
  while (server.server.callCount === 0) await delay(1);
  const ended = call.catch(() => "cut");
  await server.server.close(20);
  await ended;
});
