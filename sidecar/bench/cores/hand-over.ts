import { createServer, Socket } from "node:net";
import { isMainThread, parentPort, Worker } from "node:worker_threads";
import { sampleProfile } from "@keyward/core/testing/sample-profile";
import { testCall } from "../../src/dispatch/testing/test-call.ts";
import { WHEEL } from "../../src/fairness/turn-wheel.ts";
import { SOCKET_LIMITS } from "../../src/front/grpc/bounds/limits.ts";
import { CallDesk } from "../../src/front/grpc/call/call-desk.ts";
import type { Route } from "../../src/front/grpc/call/route.ts";
import { UnreadBytes } from "../../src/front/http2/flow/unread-bytes.ts";
import { Http2Session } from "../../src/front/http2/http2-session.ts";
import { servicesOn } from "../../src/front/services/services.ts";
import { LOCAL_CALLER } from "../../src/identity/caller.ts";
import { CallLog } from "../../src/log/call-log.ts";
import { logTo } from "../../src/log/log.ts";
import { ProfileHolder, snapshotOf } from "../../src/profile/holder.ts";

// What it would be to hand connections to worker threads: argv is a socket's path and the number of workers, 0 for none. A trial, for
// the measurement alone: keys, contexts and buckets are each thread's own, and the file descriptor is taken from node's insides.

const monotonicMs = () => performance.now();
const onUnknownError = (error: unknown) => {
  throw error;
};

if (isMainThread) listen(process.argv[2]!, Number(process.argv[3]));
else serveHanded();

function listen(path: string, count: number): void {
  const workers = Array.from({ length: count }, () => new Worker(new URL(import.meta.url)));
  const serve = count === 0 ? serving() : undefined;
  const held = new Set<Socket>();
  let next = 0;
  const server = createServer({ pauseOnConnect: count > 0 }, (socket) => {
    if (serve !== undefined) {
      serve(socket);
      return;
    }
    // Never read here, and kept, as its descriptor is the worker's.
    held.add(socket);
    workers[next++ % count]?.postMessage(descriptorOf(socket));
  });
  server.listen(path, () => process.stdout.write("ready\n"));
}

function serveHanded(): void {
  const serve = serving();
  parentPort?.on("message", (fd: number) => serve(new Socket({ fd, readable: true, writable: true })));
}

function descriptorOf(socket: Socket): number {
  return (socket as unknown as { readonly _handle: { readonly fd: number } })._handle.fd;
}

function serving(): (socket: Socket) => void {
  const holder = new ProfileHolder();
  holder.swap(snapshotOf(sampleProfile({})));
  const calls = new CallLog(logTo({ write: () => {} }, "silent"), "info");
  const services = servicesOn({ ...testCall(), holder, calls, nowMs: Date.now }, false);
  const desk = new CallDesk({ services, caller: LOCAL_CALLER, limits: SOCKET_LIMITS, monotonicMs, onUnknownError });
  const unread = new UnreadBytes(SOCKET_LIMITS.maxHeldBytes);
  return (socket) => {
    const connection = desk.accept();
    new Http2Session<Route>(socket, {
      turns: WHEEL.of(LOCAL_CALLER),
      limits: SOCKET_LIMITS,
      unread,
      monotonicMs,
      admit: (metadata) => desk.route(metadata),
      onRequest: (stream, metadata, target) => desk.serve(stream, metadata, target, connection),
      onUnknownError,
      onEnd: () => connection.close(),
    });
  };
}
