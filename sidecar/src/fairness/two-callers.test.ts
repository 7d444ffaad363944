import assert from "node:assert/strict";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { connect, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, test } from "node:test";
import { encodeMessage } from "@keyward/core/grpc/message-frame";
import { FLAG, FRAME } from "@keyward/core/http2/frame";
import { encodeRequest, KEEP_OPEN_FLAGS } from "@keyward/core/parsec/header";
import { AUTHENTICATION, OPCODE } from "@keyward/core/parsec/identifiers";
import { sampleProfile } from "@keyward/core/testing/sample-profile";
import { Hash } from "@keyward/proto/gen/parsec/algorithm_pb";
import { toBinary } from "@keyward/proto/light/encode";
import { HashRequestSchema } from "@keyward/proto/light/gen/keyward/v1/hash";
import { HashComputeRequestSchema } from "@keyward/proto/light/gen/parsec/crypto";
import { testCall } from "../dispatch/testing/test-call.ts";
import { SOCKET_LIMITS } from "../front/grpc/bounds/limits.ts";
import { Http2GrpcServer } from "../front/http2/http2-grpc-server.ts";
import { FrameClient } from "../front/http2/testing/frame-client.ts";
import { ParsecServer } from "../front/parsec/connection/parsec-server.ts";
import { PARSEC_LIMITS } from "../front/parsec/limits.ts";
import { ParsecService } from "../front/parsec/service/parsec-service.ts";
import { headerOf } from "../front/parsec/testing/test-client.ts";
import type { ServiceGround } from "../front/services/row.ts";
import { servicesOn } from "../front/services/services.ts";
import { type Caller, podCallers } from "../identity/caller.ts";
import { CallLog } from "../log/call-log.ts";
import { logTo } from "../log/log.ts";
import { ProfileHolder, snapshotOf } from "../profile/holder.ts";

const LIMIT = { timeout: 60_000 };

/** Less than a read brings at once, more than a turn has time for. */
const FLOOD = 500;

let dir: string;
/** Containers, in the order in which their calls were served. */
let served: string[];
let closing: (() => Promise<void>)[];
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), "kwt-"));
  served = [];
  closing = [];
  const ground = groundThatCounts();
  for (const caller of podCallers({ namespace: "n", name: "p" }, ["noisy", "quiet"]).values())
    await open(caller, ground);
});
afterEach(async () => {
  for (const close of closing) await close();
  await rm(dir, { recursive: true, force: true });
});

function groundThatCounts(): ServiceGround {
  const holder = new ProfileHolder();
  holder.swap(snapshotOf(sampleProfile()));
  const write = (line: string) => {
    if (line.includes('"started call"')) served.push(JSON.parse(line).container);
  };
  return { ...testCall(), holder, calls: new CallLog(logTo({ write }, "info"), "info"), nowMs: Date.now };
}

/** Both sockets of a container. */
async function open(caller: Caller, ground: ServiceGround): Promise<void> {
  const monotonicMs = () => performance.now();
  const onUnknownError = (error: unknown) => assert.fail(String(error));
  const services = servicesOn(ground, false);
  const common = { caller, services, monotonicMs, onUnknownError };
  const grpc = new Http2GrpcServer({ ...common, limits: SOCKET_LIMITS });
  const limits = PARSEC_LIMITS;
  const service = new ParsecService({ ...common, ground, limits, admins: new Set() });
  const parsec = new ParsecServer({ ...common, service, limits });
  await grpc.listen({ path: join(dir, `${caller.container}.grpc`) });
  await parsec.listen(join(dir, `${caller.container}.parsec`));
  closing.push(
    () => grpc.close(0),
    () => parsec.close(0),
  );
}

interface Client extends Disposable {
  /** Sends so many hashes in one write. @returns once all of them are answered */
  hash(count: number): Promise<void>;
}

async function grpcClient(container: string): Promise<Client> {
  const client = new FrameClient({ path: join(dir, `${container}.grpc`) });
  // Nobody waits for a window.
  client.send(FRAME.WINDOW_UPDATE, 0, 0, "0fffffff");
  await client.settled();
  const data = encodeMessage(toBinary(HashRequestSchema, { algorithm: "SHA3-512", data: new Uint8Array(32) }));
  let next = 1;
  return {
    async hash(count) {
      client.socket.cork();
      for (let i = 0; i < count; i++, next += 2) {
        client.headers(next, { ":path": "/keyward.v1.CryptoService/Hash" });
        client.send(FRAME.DATA, FLAG.END_STREAM, next, data);
      }
      client.socket.uncork();
      assert.equal(await client.endOf(next - 2), "ended");
    },
    [Symbol.dispose]: () => client[Symbol.dispose](),
  };
}

async function parsecClient(container: string): Promise<Client> {
  const socket: Socket = connect(join(dir, `${container}.parsec`));
  await once(socket, "connect");
  const body = toBinary(HashComputeRequestSchema, { hashAlg: Hash.SHA3_512, input: new Uint8Array(32) });
  const header = {
    ...headerOf(OPCODE.psaHashCompute, { authenticationType: AUTHENTICATION.none }),
    flags: KEEP_OPEN_FLAGS,
  };
  const request = encodeRequest(header, body, new Uint8Array(0));
  return {
    async hash(count) {
      // A header, and SHA3-512 behind its field's head.
      let missingBytes = count * (36 + 66);
      socket.write(Buffer.concat(Array.from({ length: count }, () => request)));
      while (missingBytes > 0) missingBytes -= (await once(socket, "data"))[0].length;
    },
    [Symbol.dispose]: () => socket.destroy(),
  };
}

const WIRES = { "gRPC on frames of our own": grpcClient, "the Parsec wire": parsecClient };

for (const [wire, clientOf] of Object.entries(WIRES)) {
  test(`on ${wire} a call is answered before ${FLOOD} of another container that came first`, LIMIT, async () => {
    using noisy = await clientOf("noisy");
    using quiet = await clientOf("quiet");
    const flood = noisy.hash(FLOOD);
    await quiet.hash(1);
    await flood;
    const before = served.indexOf("quiet");
    assert.ok(before >= 0 && before < FLOOD / 2, `${before} of the flood came first`);
    assert.equal(served.length, FLOOD + 1);
  });

  test(`on ${wire} many connections of one container get no more than one`, LIMIT, async () => {
    const noisy = await Promise.all(Array.from({ length: 10 }, () => clientOf("noisy")));
    using quiet = await clientOf("quiet");
    const floods = noisy.map((client) => client.hash(FLOOD / 10));
    await quiet.hash(1);
    await Promise.all(floods);
    for (const client of noisy) client[Symbol.dispose]();
    const before = served.indexOf("quiet");
    assert.ok(before >= 0 && before < FLOOD / 2, `${before} of the flood came first`);
  });

  test(`on ${wire} a container that is alone gets all of its answers`, LIMIT, async () => {
    using noisy = await clientOf("noisy");
    await noisy.hash(FLOOD);
    assert.equal(served.length, FLOOD);
  });
}
