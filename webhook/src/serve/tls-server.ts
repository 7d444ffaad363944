import type { RequestListener } from "node:http";
import { createServer, type Server } from "node:https";
import type { ServingCertificate } from "./certificate-files.ts";

export interface TlsLimits {
  readonly keepAliveMs: number;
  readonly handshakeMs: number;
  readonly headersMs: number;
  readonly requestMs: number;
  /** How often Node looks for requests that are over time; its default of 30 s would make the two above meaningless. */
  readonly checkMs: number;
}

/**
 * Connections stay longer than the 90 s after which the API server drops idle ones: a POST on one that we close is not
 * repeated. It gives up on an answer after 10 s; whoever needs longer for header or body is no API server.
 */
export const TLS_LIMITS: TlsLimits = {
  keepAliveMs: 120_000,
  handshakeMs: 5_000,
  headersMs: 5_000,
  requestMs: 10_000,
  checkMs: 1_000,
};

/** Each API server keeps a handful; the rest is room for a flood that must not take the memory. */
const MAX_CONNECTIONS = 1_000;

/** HTTPS over HTTP/1.1, TLS 1.2 or later. It has no certificate yet and must not listen before it has. */
export function createTlsServer(listener: RequestListener, limits: TlsLimits): Server {
  const server = createServer(
    {
      minVersion: "TLSv1.2",
      handshakeTimeout: limits.handshakeMs,
      keepAliveTimeout: limits.keepAliveMs,
      headersTimeout: limits.headersMs,
      requestTimeout: limits.requestMs,
      connectionsCheckingInterval: limits.checkMs,
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
