import type { RequestListener } from "node:http";
import { createServer, type Server } from "node:https";
import type { ServingCertificate } from "./certificate-files.ts";

/** Above the 90 s after which the API server drops idle connections: a POST on one that we close is not repeated. */
const KEEP_ALIVE_MS = 120_000;
/** The API server gives up after 10 s; whoever needs longer for a header or a body is none. */
const HEADERS_MS = 5_000;
const REQUEST_MS = 10_000;
const HANDSHAKE_MS = 5_000;
/** How often Node looks for requests that are over time; its default of 30 s would make the two above meaningless. */
const CHECK_MS = 1_000;
/** Each API server keeps a handful; the rest is room for a flood that must not take the memory. */
const MAX_CONNECTIONS = 1_000;

/** HTTPS over HTTP/1.1, TLS 1.2 or later. It has no certificate yet and must not listen before it has. */
export function createTlsServer(listener: RequestListener): Server {
  const server = createServer(
    {
      minVersion: "TLSv1.2",
      handshakeTimeout: HANDSHAKE_MS,
      keepAliveTimeout: KEEP_ALIVE_MS,
      headersTimeout: HEADERS_MS,
      requestTimeout: REQUEST_MS,
      connectionsCheckingInterval: CHECK_MS,
      maxHeaderSize: 16 * 1024,
    },
    listener,
  );
  server.maxConnections = MAX_CONNECTIONS;
  // Port scans and clients that trust another CA end here; they are no fault of ours and nobody waits for an answer.
  server.on("tlsClientError", (_error, socket) => socket.destroy());
  return server;
}

/** For new connections; those that are open keep the certificate that they began with. */
export function useCertificate(server: Server, { cert, key }: ServingCertificate): void {
  server.setSecureContext({ cert, key, minVersion: "TLSv1.2" });
}
