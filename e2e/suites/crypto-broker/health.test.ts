import assert from "node:assert/strict";
import { once } from "node:events";
import { after, before, test } from "node:test";
import { create, fromBinary, toBinary } from "@bufbuild/protobuf";
import { Client, type ClientReadableStream, credentials } from "@grpc/grpc-js";
import {
  HealthCheckRequestSchema,
  HealthCheckResponseSchema,
  HealthCheckResponse_ServingStatus as Status,
} from "@keyward/proto/gen/health/health_pb";
import { answerOf, BrokerClient } from "./broker-client.ts";
import { type Server, startServer } from "./server-process.ts";

const LIMIT = { timeout: 120_000 };
let server: Server;
let client: BrokerClient;
before(async () => {
  server = await startServer();
  client = new BrokerClient(server.socket);
});
after(async () => {
  client[Symbol.dispose]();
  await server.stop();
});

function watch(target: string, service: string): { stream: ClientReadableStream<Buffer>; end: () => void } {
  const raw = new Client(target, credentials.createInsecure());
  const bytes = Buffer.from(toBinary(HealthCheckRequestSchema, create(HealthCheckRequestSchema, { service })));
  const stream = raw.makeServerStreamRequest(
    "/grpc.health.v1.Health/Watch",
    (b: Buffer) => b,
    (b: Buffer) => b,
    bytes,
  );
  stream.on("error", () => {});
  return { stream, end: () => raw.close() };
}

async function nextStatus(stream: ClientReadableStream<Buffer>): Promise<Status> {
  const [bytes] = await once(stream, "data");
  return fromBinary(HealthCheckResponseSchema, bytes).status;
}

test("the empty name is SERVING as soon as the server listens", async () => {
  assert.equal(answerOf(await client.check({})).status, Status.SERVING);
});

test("any other name is NOT_FOUND", async () => {
  for (const service of ["x", "CryptoBroker.CryptoGrpc", "grpc.health.v1.Health", " "]) {
    const outcome = await client.check({ service });
    assert.deepEqual([outcome.code, (outcome as { text: string }).text], [5, "unknown service"]);
  }
});

test("the list has one entry, the empty name", async () => {
  const { statuses } = answerOf(await client.list({}));
  assert.deepEqual(
    Object.entries(statuses).map(([name, { status }]) => [name, status]),
    [["", Status.SERVING]],
  );
});

test("a watch of an unknown name says so and stays open", LIMIT, async () => {
  const { stream, end } = watch(`unix:${server.socket}`, "x");
  let ended = false;
  stream.on("end", () => {
    ended = true;
  });
  assert.equal(await nextStatus(stream), Status.SERVICE_UNKNOWN);
  await client.check({});
  assert.equal(ended, false);
  stream.cancel();
  end();
});

test("a watch hears the stop first, and then its stream ends", LIMIT, async () => {
  const own = await startServer();
  const { stream, end } = watch(`unix:${own.socket}`, "");
  assert.equal(await nextStatus(stream), Status.SERVING);
  const exit = once(own.process, "exit");
  const ended = once(stream, "end");
  own.process.kill("SIGTERM");
  assert.equal(await nextStatus(stream), Status.NOT_SERVING);
  await ended;
  assert.equal((await exit)[0], 0);
  end();
  await own.stop();
});

test("the health port serves health and nothing else", LIMIT, async () => {
  const withPort = await startPort();
  const { port } = await withPort.logged("health port open");
  const { stream, end } = watch(`127.0.0.1:${port}`, "");
  assert.equal(await nextStatus(stream), Status.SERVING);
  stream.cancel();
  const raw = new Client(`127.0.0.1:${port}`, credentials.createInsecure());
  const path = "/CryptoBroker.CryptoGrpc/HashData";
  const code = await new Promise((resolve) => {
    raw.makeUnaryRequest(
      path,
      (b: Buffer) => b,
      (b: Buffer) => b,
      Buffer.alloc(0),
      (error) => resolve(error?.code),
    );
  });
  assert.equal(code, 12);
  raw.close();
  end();
  await withPort.stop();
});

async function startPort(): Promise<Server> {
  const dir = server.dir;
  return startServer({
    args: ["--profile", `${dir}/Profiles.yaml`, "--socket-dir", `${dir}/second`, "--health-port", "0"],
  });
}
