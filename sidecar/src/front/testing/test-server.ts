import { mkdtemp, rm } from "node:fs/promises";
import {
  type ClientHttp2Session,
  type ClientHttp2Stream,
  connect,
  type IncomingHttpHeaders,
  type OutgoingHttpHeaders,
} from "node:http2";
import { connect as connectSocket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { LOCAL_CALLER } from "../../identity/caller.ts";
import { createGrpcServer } from "../create-grpc-server.ts";
import { type Limits, SOCKET_LIMITS } from "../grpc/bounds/limits.ts";
import type { Method, Service } from "../grpc/call/method.ts";
import type { GrpcListener } from "../grpc/listener/grpc-listener.ts";
import { frontUnderTest } from "./front-under-test.ts";

/** A server on a socket of its own, for tests. */
export interface TestServer extends AsyncDisposable {
  readonly server: GrpcListener;
  readonly path: string;
  readonly unknownErrors: unknown[];
  /** A plain HTTP/2 connection to it. */
  connect(): ClientHttp2Session;
}

/** Those that no test has closed: of tests that were given up. */
const open = new Set<AsyncDisposable>();

export async function closeLeftServers(): Promise<void> {
  for (const server of open) await server[Symbol.asyncDispose]();
}

export async function startTestServer(
  services: readonly Service[],
  limits: Partial<Limits> = {},
  monotonicMs = () => performance.now(),
): Promise<TestServer> {
  const dir = await mkdtemp(join(tmpdir(), "kwf-"));
  const path = join(dir, "s");
  const unknownErrors: unknown[] = [];
  const server = await createGrpcServer(frontUnderTest(), {
    services,
    caller: LOCAL_CALLER,
    limits: { ...SOCKET_LIMITS, ...limits },
    monotonicMs,
    onUnknownError: (error) => unknownErrors.push(error),
  });
  await server.listen({ path });
  const sessions: ClientHttp2Session[] = [];
  const testServer = {
    server,
    path,
    unknownErrors,
    connect(): ClientHttp2Session {
      const createConnection = () => connectSocket(path);
      const session = connect("http://localhost", { createConnection, maxSessionMemory: 1_000 });
      session.on("error", () => {});
      sessions.push(session);
      return session;
    },
    async [Symbol.asyncDispose]() {
      open.delete(testServer);
      for (const session of sessions) session.destroy();
      await server.close(0);
      await rm(dir, { recursive: true, force: true });
    },
  };
  open.add(testServer);
  return testServer;
}

/** A service `t.T` with these methods. */
export function serviceOf(methods: Readonly<Record<string, Method>>): Service {
  return { name: "t.T", methods: new Map(Object.entries(methods)) };
}

export function unaryOf(handle: Extract<Method, { kind: "unary" }>["handle"], limits: object = {}): Method {
  return { kind: "unary", maxRequestBytes: 2_097_152, maxResponseBytes: 1_048_576, handle, ...limits };
}

export function clientStreamOf(
  handle: Extract<Method, { kind: "client-stream" }>["handle"],
  limits: object = {},
): Method {
  return { kind: "client-stream", maxMessageBytes: 1_048_576, maxResponseBytes: 1_048_576, handle, ...limits };
}

export function bidiOf(handle: Extract<Method, { kind: "bidi-stream" }>["handle"], limits: object = {}): Method {
  return { kind: "bidi-stream", maxMessageBytes: 1_048_576, handle, ...limits };
}

export const HEADERS: OutgoingHttpHeaders = {
  ":method": "POST",
  ":path": "/t.T/Echo",
  "content-type": "application/grpc",
  te: "trailers",
};

export interface RawAnswer {
  readonly headers: IncomingHttpHeaders & { ":status"?: number };
  readonly trailers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/** Sends one request and waits for its end, whatever it is. */
export function rawCall(
  session: ClientHttp2Session,
  headers: OutgoingHttpHeaders,
  body: Uint8Array | undefined,
): Promise<RawAnswer> {
  const stream = session.request(headers);
  const answer = answerOf(stream);
  stream.end(body);
  return answer;
}

export function answerOf(stream: ClientHttp2Stream): Promise<RawAnswer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let headers: IncomingHttpHeaders = {};
    let trailers: IncomingHttpHeaders = {};
    stream.on("response", (given) => {
      headers = given;
    });
    stream.on("trailers", (given) => {
      trailers = given;
    });
    stream.on("data", (chunk: Buffer) => chunks.push(chunk));
    stream.on("error", reject);
    stream.on("close", () => resolve({ headers, trailers, body: Buffer.concat(chunks) }));
  });
}
