import { chmod } from "node:fs/promises";
import { Server, ServerCredentials } from "@grpc/grpc-js";
import type { KeyService } from "../key-service.ts";
import { removeDeadSocket } from "./dead-socket.ts";
import { type HandlerOptions, kmsHandlers } from "./handlers.ts";
import { KMS_SERVICE } from "./kms-methods.ts";

/** A cipher text has 1 kB, annotations 32 kB. */
const MAX_MESSAGE_BYTES = 64 * 1024;
const GRPC_OPTIONS = {
  "grpc.max_receive_message_length": MAX_MESSAGE_BYTES,
  "grpc.max_send_message_length": MAX_MESSAGE_BYTES,
  "grpc.max_concurrent_streams": 128,
  "grpc.enable_channelz": 0,
} as const;
/** Whoever may connect may have every secret decrypted: the API server runs as the same user. */
const SOCKET_MODE = 0o600;
const STOP_MS = 5_000;

/** Serves the API server. @returns how to stop, calls under way first. @throws FAILED_PRECONDITION if the socket is taken */
export async function startKmsServer(
  path: string,
  service: KeyService,
  options: HandlerOptions,
): Promise<() => Promise<void>> {
  await removeDeadSocket(path);
  const server = new Server(GRPC_OPTIONS);
  server.addService(KMS_SERVICE, kmsHandlers(service, options));
  await bind(server, path);
  return () => stop(server);
}

/** The file must not be open to others for a moment. */
async function bind(server: Server, path: string): Promise<void> {
  const before = process.umask(0o177);
  try {
    await new Promise<void>((resolve, reject) => {
      server.bindAsync(`unix:${path}`, ServerCredentials.createInsecure(), (error) =>
        error ? reject(error) : resolve(),
      );
    });
    await chmod(path, SOCKET_MODE);
  } finally {
    process.umask(before);
  }
}

async function stop(server: Server): Promise<void> {
  const timer = setTimeout(() => server.forceShutdown(), STOP_MS);
  await new Promise<void>((resolve) => server.tryShutdown(() => resolve()));
  clearTimeout(timer);
}
