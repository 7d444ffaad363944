import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { pipeline } from "node:stream";
import { after, test } from "node:test";
import { BackendError } from "@keyward/core/backend/backend-error";
import { AnswerTooLarge, HttpClient, MAX_LIST_BYTES } from "./http-client.ts";
import { Server as VaultServer } from "./server.ts";

const MEBIBYTE = Buffer.alloc(1024 * 1024, " ");
const servers: Server[] = [];
after(() => {
  for (const server of servers) server.close().closeAllConnections();
});

async function serving(listener: RequestListener): Promise<string> {
  const server = createServer(listener).listen(0, "127.0.0.1");
  servers.push(server);
  await once(server, "listening");
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function get(address: string, signal = AbortSignal.timeout(60_000)) {
  using client = new HttpClient(address, undefined);
  return await client.send({ method: "GET", url: address, headers: {}, body: undefined }, signal);
}

async function faultOf(address: string, timeoutMs: number, signal = AbortSignal.timeout(60_000)): Promise<unknown> {
  const server = new VaultServer(new HttpClient(address, undefined), { address, namespace: undefined }, timeoutMs);
  const call = { what: "signing", method: "POST", path: "transit/sign/a", body: { input: "" } } as const;
  const error = await server.call(call, signal).catch((cause: unknown) => cause);
  return error instanceof BackendError ? error.fault : error;
}

test("an answer without end is given up", async () => {
  const endless = function* () {
    while (true) yield MEBIBYTE;
  };
  const address = await serving((_, response) => pipeline(endless, response, () => undefined));
  using client = new HttpClient(address, undefined);
  const request = { method: "GET", url: address, headers: {}, body: undefined };
  await assert.rejects(client.send(request, AbortSignal.timeout(60_000)), AnswerTooLarge);
});

test("only a list is long: hundreds of calls at once must not fill the memory", async () => {
  const address = await serving((_, response) => response.end(MEBIBYTE));
  await assert.rejects(get(address), AnswerTooLarge);
  assert.equal(await faultOf(address, 30_000), "BadAnswer");
  using client = new HttpClient(address, undefined);
  const list = { method: "GET", url: address, headers: {}, body: undefined, maxAnswerBytes: MAX_LIST_BYTES };
  assert.equal((await client.send(list, AbortSignal.timeout(60_000))).body.length, MEBIBYTE.length);
});

test("a redirect is an answer, and where it leads nobody goes", async () => {
  let requests = 0;
  const address = await serving((request, response) => {
    requests++;
    response.writeHead(307, { location: `http://${request.headers.host}/elsewhere` }).end();
  });
  assert.equal((await get(address)).status, 307);
  assert.equal(requests, 1);
  assert.equal(await faultOf(address, 30_000), "Unreachable");
});

test("a server that is silent is TimedOut, and a caller who leaves has the reason of leaving", async () => {
  const address = await serving(() => undefined);
  assert.equal(await faultOf(address, 50), "TimedOut");
  const leaving = new AbortController();
  const call = faultOf(address, 60_000, leaving.signal);
  setImmediate(() => leaving.abort("left"));
  assert.equal(await call, "left");
});

test("what is no JSON is BadAnswer, and a connection that breaks is Unreachable", async () => {
  assert.equal(await faultOf(await serving((_, response) => response.end("<html>")), 30_000), "BadAnswer");
  assert.equal(await faultOf(await serving((_, response) => response.end('"text"')), 30_000), "BadAnswer");
  assert.equal(await faultOf(await serving((request) => request.socket.destroy()), 30_000), "Unreachable");
  const cut = await serving((request, response) => {
    response.writeHead(200, { "content-length": 9 }).write("{", () => request.socket.destroy());
  });
  assert.equal(await faultOf(cut, 30_000), "Unreachable");
});

test("connections are kept, so that not every call shakes hands", async () => {
  let connections = 0;
  const address = await serving((_, response) => response.end("{}"));
  servers.at(-1)!.on("connection", () => connections++);
  using client = new HttpClient(address, undefined);
  const request = { method: "GET", url: address, headers: {}, body: undefined };
  for (let call = 0; call < 5; call++) await client.send(request, AbortSignal.timeout(60_000));
  assert.equal(connections, 1);
});
