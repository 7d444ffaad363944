import assert from "node:assert/strict";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, describe, test } from "node:test";
import { createServer } from "node:tls";
import { create, fromBinary, type MessageInitShape, toBinary } from "@bufbuild/protobuf";
import { Server, ServerCredentials, type ServerDuplexStream } from "@grpc/grpc-js";
import { AGENT_SERVER_NAME } from "@keyward/core/contract/names";
import { KeywardError } from "@keyward/core/errors/keyward-error";
import type { Secret } from "@keyward/core/secret/secret";
import { systemClock } from "@keyward/kube/watch/clock";
import {
  type ConnectRequest,
  ConnectRequestSchema,
  ConnectResponseSchema,
} from "@keyward/proto/gen/keyward/agent/v1/agent_pb";
import { KeyStore } from "../keys/key-store.ts";
import { logTo } from "../log/log.ts";
import { RemoteKeys } from "../remote/remote-keys.ts";
import { TrustStore } from "../trust/trust-store.ts";
import { AgentLink } from "./agent-link.ts";
import { createTestAuthority, createTestServerCertificate, type TestAuthority } from "./testing/test-authority.ts";

const LIMIT = { timeout: 60_000 };
type Stream = ServerDuplexStream<Buffer, Buffer>;

/** An operator that does what the test says. */
class TestOperator {
  readonly #server = new Server();
  readonly heard: ConnectRequest["message"][] = [];
  readonly tokens: string[] = [];
  streams: Stream[] = [];
  onStream: (stream: Stream) => void = (stream) => say(stream, { case: "welcome", value: { protocolVersion: 1 } });
  address = "";

  async start(authority: TestAuthority, serverName?: string): Promise<this> {
    const connect = {
      path: "/keyward.agent.v1.AgentService/Connect",
      requestStream: true,
      responseStream: true,
      requestSerialize: (bytes: Buffer) => bytes,
      requestDeserialize: (bytes: Buffer) => bytes,
      responseSerialize: (bytes: Buffer) => bytes,
      responseDeserialize: (bytes: Buffer) => bytes,
    };
    this.#server.addService({ connect }, { connect: (stream: Stream) => this.#take(stream) });
    const { key, certificate } = await createTestServerCertificate(authority, serverName);
    const pair = { private_key: Buffer.from(key), cert_chain: Buffer.from(certificate) };
    const port = await new Promise<number>((resolve, reject) => {
      const done = (error: Error | null, bound: number) => (error ? reject(error) : resolve(bound));
      this.#server.bindAsync("127.0.0.1:0", ServerCredentials.createSsl(null, [pair]), done);
    });
    this.address = `127.0.0.1:${port}`;
    return this;
  }

  async heardOf<C extends ConnectRequest["message"]["case"]>(name: C, count = 1) {
    const found = () => this.heard.filter((message) => message.case === name);
    while (found().length < count) await new Promise((resolve) => setTimeout(resolve, 2));
    return found()[count - 1]!.value as Extract<ConnectRequest["message"], { case: C }>["value"];
  }

  stop(): void {
    this.#server.forceShutdown();
  }

  #take(stream: Stream): void {
    this.streams.push(stream);
    this.tokens.push(String(stream.metadata.get("authorization")[0]));
    stream.on("error", () => {});
    stream.on("data", (bytes: Buffer) => this.heard.push(fromBinary(ConnectRequestSchema, bytes).message));
    this.onStream(stream);
  }
}

function say(stream: Stream, message: MessageInitShape<typeof ConnectResponseSchema>["message"]): void {
  const whole = create(ConnectResponseSchema, { message } as MessageInitShape<typeof ConnectResponseSchema>);
  stream.write(Buffer.from(toBinary(ConnectResponseSchema, whole)));
}

let authority: TestAuthority;
let operator: TestOperator;
let link: AgentLink;
let keys: KeyStore;
let remote: RemoteKeys;
let trust: TrustStore;
let lines: string[];
let token: string;

beforeEach(async () => {
  lines = [];
  token = "token-1";
  authority = await createTestAuthority();
  operator = await new TestOperator().start(authority);
  const log = logTo({ write: (line) => lines.push(line) }, "debug");
  remote = new RemoteKeys(systemClock);
  trust = new TrustStore();
  keys = new KeyStore({ load: loadForTest }, remote, log);
  link = new AgentLink({
    hello: { protocolVersion: 1, sidecarVersion: "1.2.3", profile: "payments", containers: ["app"] },
    keys,
    trust,
    remote,
    log,
    clock: systemClock,
    readToken: async () => token,
  });
});
afterEach(() => {
  link.stop();
  operator.stop();
});

/** Keeps nothing but the length: these tests are about the road, not the key. */
function loadForTest(pkcs8: Secret) {
  if (pkcs8.length === 0) throw new KeywardError("FAILED_PRECONDITION", "no private key");
  const material = { kind: "pair", privateKeys: [], publicKeys: [] } as const;
  return { publicKey: new Uint8Array(0), material, sign: async () => new Uint8Array(0) };
}

const endpoint = (from = operator, ca = authority) => ({
  addresses: [from.address],
  serverName: AGENT_SERVER_NAME,
  caBundle: ca.pem,
});
const judgement = (generation: number, fault = "") => ({ uid: "u", generation, fault, liveGeneration: generation });
const logged = (text: string) => lines.some((line) => line.includes(text));
async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 2));
}

test("it says who it is, with its token, and what became of the profile", LIMIT, async () => {
  link.acknowledge(judgement(7));
  link.setEndpoint(endpoint());
  const { profile, containers, sidecarVersion } = await operator.heardOf("hello");
  assert.deepEqual([profile, containers, sidecarVersion], ["payments", ["app"], "1.2.3"]);
  const { profileUid, generation, fault, liveGeneration } = await operator.heardOf("acknowledgement");
  assert.deepEqual([profileUid, generation, fault, liveGeneration], ["u", 7n, "", 7n]);
  assert.deepEqual(operator.tokens, ["Bearer token-1"]);
});

test("a later judgement goes out at once", LIMIT, async () => {
  link.setEndpoint(endpoint());
  await operator.heardOf("hello");
  link.acknowledge({ ...judgement(8, "no such hash"), liveGeneration: 7 });
  const { generation, fault, liveGeneration } = await operator.heardOf("acknowledgement");
  assert.deepEqual([generation, fault, liveGeneration], [8n, "no such hash", 7n]);
});

test("it answers a ping", LIMIT, async () => {
  operator.onStream = (stream) => say(stream, { case: "ping", value: { intervalMs: 10_000 } });
  link.setEndpoint(endpoint());
  await operator.heardOf("pong");
});

describe("keys", () => {
  const material = {
    policy: "ca",
    policyUid: "p1",
    version: 1,
    algorithm: "ECDSA-P256",
    privateKey: new Uint8Array([1]),
  };

  test("arrive, are replaced by newer versions, and are withdrawn", LIMIT, async () => {
    operator.onStream = (stream) => {
      say(stream, { case: "key", value: { ...material, version: 2 } });
      say(stream, { case: "key", value: material });
    };
    link.setEndpoint(endpoint());
    await until(() => keys.has("ca"));
    assert.equal(keys.require("ca").version, 2);
    const [stream] = operator.streams;
    say(stream!, { case: "withdrawal", value: { policy: "ca", policyUid: "another", reason: "not this one" } });
    say(stream!, { case: "key", value: { ...material, policyUid: "p2" } });
    await until(() => keys.require("ca").policyUid === "p2");
    say(stream!, { case: "withdrawal", value: { policy: "ca", policyUid: "p2", reason: "profile changed" } });
    await until(() => !keys.has("ca"));
  });

  test("that cannot be used change nothing", LIMIT, async () => {
    operator.onStream = (stream) => {
      say(stream, { case: "key", value: material });
      say(stream, { case: "key", value: { ...material, version: 2, privateKey: new Uint8Array(0) } });
    };
    link.setEndpoint(endpoint());
    await until(() => logged("key refused"));
    assert.equal(keys.require("ca").version, 1);
  });

  test("outlive the connection", LIMIT, async () => {
    operator.onStream = (stream) => say(stream, { case: "key", value: material });
    link.setEndpoint(endpoint());
    await until(() => keys.has("ca"));
    operator.onStream = () => {};
    operator.streams[0]?.end();
    await operator.heardOf("hello", 2);
    assert.ok(keys.has("ca"));
  });
});

test("a trust bundle that the operator sends is what is trusted", LIMIT, async () => {
  const bundle = { key: "ca", keyUid: "k1", revision: 1n, roots: [Uint8Array.of(0x30)], intermediates: [] };
  operator.onStream = (stream) => say(stream, { case: "trustBundle", value: bundle });
  link.setEndpoint(endpoint());
  await until(() => logged("trust bundle received"));
  assert.deepEqual(trust.require("ca").roots, [Uint8Array.of(0x30)]);
});

describe("it comes back", () => {
  test("after the stream ended, with a new token, and says the latest judgement again", LIMIT, async () => {
    link.acknowledge(judgement(3));
    link.setEndpoint(endpoint());
    await operator.heardOf("acknowledgement");
    token = "token-2";
    operator.streams[0]?.emit("error", { code: 16, details: "the token ends soon" });
    await operator.heardOf("acknowledgement", 2);
    assert.deepEqual(operator.tokens, ["Bearer token-1", "Bearer token-2"]);
    assert.ok(logged("status 16: the token ends soon"));
  });

  test("when nothing was heard for three intervals", LIMIT, async () => {
    operator.onStream = (stream) => say(stream, { case: "ping", value: { intervalMs: 1 } });
    link.setEndpoint(endpoint());
    // An interval below a second counts as one second.
    await operator.heardOf("hello", 2);
    assert.ok(logged("nothing was heard for 3000 ms"));
  });

  test("at a new address, as soon as the profile says so", LIMIT, async () => {
    link.setEndpoint(endpoint());
    await operator.heardOf("hello");
    const other = await new TestOperator().start(authority);
    link.setEndpoint(endpoint(other));
    await other.heardOf("hello");
    other.stop();
  });

  test("under a new authority at the same address, and not before", LIMIT, async () => {
    const stranger = await createTestAuthority();
    link.setEndpoint(endpoint(operator, stranger));
    await until(() => logged("operator not reached"));
    assert.deepEqual(operator.heard, []);
    link.setEndpoint(endpoint());
    await operator.heardOf("hello");
  });
});

describe("it does not talk to", () => {
  test("a server with another name", LIMIT, async () => {
    const impostor = await new TestOperator().start(authority, "other.example");
    link.setEndpoint(endpoint(impostor));
    await until(() => logged("operator not reached"));
    assert.deepEqual(impostor.tokens, []);
    impostor.stop();
  });

  test("a server that speaks nothing newer than TLS 1.2", LIMIT, async (context) => {
    const { key, certificate: cert } = await createTestServerCertificate(authority);
    let handshakes = 0;
    const old = createServer({ key, cert, maxVersion: "TLSv1.2", ALPNProtocols: ["h2"] }, (socket) => {
      handshakes += 1;
      socket.destroy();
    });
    context.after(() => old.close());
    await once(old.listen(0, "127.0.0.1"), "listening");
    link.setEndpoint({ ...endpoint(), addresses: [`127.0.0.1:${(old.address() as AddressInfo).port}`] });
    await until(() => logged("operator not reached"));
    assert.equal(handshakes, 0);
  });

  test("anyone once it was stopped", LIMIT, async () => {
    link.stop();
    link.setEndpoint(endpoint());
    await new Promise((resolve) => setTimeout(resolve, 50));
    assert.deepEqual(operator.heard, []);
  });
});

test("a stream that sends nonsense is left", LIMIT, async () => {
  operator.onStream = (stream) => stream.write(Buffer.from([0xff]));
  link.setEndpoint(endpoint());
  await until(() => logged("what it sent cannot be read"));
});

test("the token is never in the log", LIMIT, async () => {
  link.setEndpoint(endpoint());
  await operator.heardOf("hello");
  operator.stop();
  await until(() => logged("disconnected") || logged("not reached"));
  assert.ok(!logged("token-1"));
});
