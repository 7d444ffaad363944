import assert from "node:assert/strict";
import { test } from "node:test";
import { setTimeout as delay } from "node:timers/promises";
import { create, fromBinary, toBinary } from "@bufbuild/protobuf";
import { KeywardError } from "@keyward/core/errors/keyward-error";
import {
  Health,
  HealthCheckResponseSchema,
  HealthCheckResponse_ServingStatus as ServingStatus,
} from "@keyward/proto/gen/health/health_pb";
import { EncryptStreamRequestSchema, EncryptStreamResponseSchema } from "@keyward/proto/gen/keyward/v1/cipher_pb";
import { CryptoService } from "@keyward/proto/gen/keyward/v1/crypto_pb";
import { HashStreamRequestSchema, HashStreamResponseSchema } from "@keyward/proto/gen/keyward/v1/hash_pb";
import type { Service } from "../grpc/call/method.ts";
import { bidiCall, clientStreamCall, serverStreamCall } from "./stream-call.ts";
import { bidiOf, clientStreamOf, startTestServer } from "./test-server.ts";

const LIMIT = { timeout: 60_000 };
const STATUSES = [ServingStatus.UNKNOWN, ServingStatus.SERVING, ServingStatus.NOT_SERVING];

/** Joins the chunks, sends them back one by one, watches three states; refuses the chunk "bad". */
const services: Service[] = [
  {
    name: CryptoService.typeName,
    methods: new Map([
      [
        "HashStream",
        clientStreamOf(async (requests) => {
          const chunks: Uint8Array[] = [];
          for await (const request of requests) chunks.push(chunkOf(fromBinary(HashStreamRequestSchema, request)));
          const digest = Buffer.concat(chunks);
          return toBinary(HashStreamResponseSchema, create(HashStreamResponseSchema, { digest }));
        }),
      ],
      [
        "EncryptStream",
        bidiOf(async function* (requests) {
          for await (const request of requests) {
            const part = { case: "chunk" as const, value: chunkOf(fromBinary(EncryptStreamRequestSchema, request)) };
            yield toBinary(EncryptStreamResponseSchema, create(EncryptStreamResponseSchema, { part }));
          }
        }),
      ],
    ]),
  },
  {
    name: Health.typeName,
    methods: new Map([
      [
        "Watch",
        {
          kind: "server-stream",
          maxRequestBytes: 100,
          async *handle() {
            for (const status of STATUSES) {
              yield toBinary(HealthCheckResponseSchema, create(HealthCheckResponseSchema, { status }));
            }
          },
        },
      ],
    ]),
  },
];

function chunkOf({ part }: { part: { case?: string | undefined; value?: unknown } }): Uint8Array {
  const value = part.value as Uint8Array;
  if (Buffer.from(value).toString() === "bad") throw new KeywardError("NOT_FOUND", "no such chunk");
  return value;
}

const chunk = (text: string) => ({ part: { case: "chunk" as const, value: Buffer.from(text) } });
const textOf = (value: unknown) => Buffer.from(value as Uint8Array).toString();
const BAD = { code: 5, text: "no such chunk", details: "" };

test("a client stream sends all requests and returns the answer", LIMIT, async () => {
  await using server = await startTestServer(services);
  const { digest } = await clientStreamCall(
    server.connect(),
    CryptoService.method.hashStream,
    ["a", "", "b"].map(chunk),
  );
  assert.equal(textOf(digest), "ab");
});

test("a client stream that is refused throws the status, also while requests still come", LIMIT, async () => {
  await using server = await startTestServer(services);
  const endless = async function* () {
    for (;;) {
      yield chunk("bad");
      await delay(1);
    }
  };
  const call = clientStreamCall(server.connect(), CryptoService.method.hashStream, endless());
  await assert.rejects(call, BAD);
});

test("a bidi stream gives each answer before the next request is made", LIMIT, async () => {
  await using server = await startTestServer(services);
  const turns: string[] = [];
  const next = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const requests = async function* () {
    yield chunk("one");
    await next[0]?.promise;
    turns.push("asked for two");
    yield chunk("two");
  };
  for await (const { part } of bidiCall(server.connect(), CryptoService.method.encryptStream, requests())) {
    turns.push(textOf(part.value));
    next.shift()?.resolve();
  }
  assert.deepEqual(turns, ["one", "asked for two", "two"]);
});

test("a bidi stream that is refused throws behind its answers", LIMIT, async () => {
  await using server = await startTestServer(services);
  const requests = ["good", "bad"].map(chunk);
  const call = bidiCall(server.connect(), CryptoService.method.encryptStream, requests);
  assert.equal(textOf((await call.next()).value?.part.value), "good");
  await assert.rejects(call.next(), BAD);
});

test("who stops a bidi stream early cancels its call", LIMIT, async () => {
  await using server = await startTestServer(services);
  const requests = async function* () {
    yield chunk("one");
    await new Promise(() => {});
  };
  for await (const _ of bidiCall(server.connect(), CryptoService.method.encryptStream, requests())) break;
  while (server.server.callCount > 0) await delay(1);
});

test("requests that throw are thrown to the caller", LIMIT, async () => {
  await using server = await startTestServer(services);
  const requests = async function* () {
    yield chunk("one");
    throw new Error("out of chunks");
  };
  const call = clientStreamCall(server.connect(), CryptoService.method.hashStream, requests());
  await assert.rejects(call, /out of chunks/);
});

test("a server stream gives all answers", LIMIT, async () => {
  await using server = await startTestServer(services);
  const answers = await Array.fromAsync(serverStreamCall(server.connect(), Health.method.watch, {}));
  assert.deepEqual(
    answers.map(({ status }) => status),
    STATUSES,
  );
});
