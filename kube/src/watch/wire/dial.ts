import { connect as connectTcp, isIP, type Socket } from "node:net";
import { connect as connectTls, type TLSSocket } from "node:tls";
import type { TlsMaterial } from "../credentials.ts";
import { TransportError } from "../transport.ts";

/** Below the 350 s after which common load balancers forget a silent connection. */
const TCP_KEEPALIVE_MS = 15_000;

export interface DialOptions {
  server: URL;
  tls: TlsMaterial;
  timeoutMs: number;
}

/**
 * Connects and, for https, shakes hands. `alpnProtocol` of the socket says what the server chose.
 * @throws TransportError unreachable (refused, reset, bad certificate) or timeout
 */
export function dial({ server, tls, timeoutMs }: DialOptions): Promise<Socket | TLSSocket> {
  const host = server.hostname.replace(/^\[|\]$/g, "");
  const tcp = {
    host,
    port: Number(server.port || (server.protocol === "https:" ? 443 : 80)),
    keepAlive: true,
    keepAliveInitialDelay: TCP_KEEPALIVE_MS,
    noDelay: true,
  };
  // An address is no server name (RFC 6066, 3), and Node warns about it.
  const name = tls.servername ?? (isIP(host) ? undefined : host);
  const secure = {
    ...tcp,
    ...tls,
    ALPNProtocols: ["h2", "http/1.1"],
    ...(name === undefined ? {} : { servername: name }),
  };
  const socket = server.protocol === "https:" ? connectTls(secure) : connectTcp(tcp);
  return settled(socket, server.protocol === "https:" ? "secureConnect" : "connect", server, timeoutMs);
}

function settled(socket: Socket, event: string, server: URL, timeoutMs: number): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const fail = (error: TransportError) => {
      clearTimeout(timer);
      socket.destroy();
      reject(error);
    };
    const timer = setTimeout(
      () => fail(new TransportError("timeout", `${server.origin} took no connection within ${timeoutMs} ms`)),
      timeoutMs,
    );
    const onError = (error: Error) =>
      fail(new TransportError("unreachable", `cannot connect to ${server.origin}: ${error.message}`, error));
    const onClose = () => onError(new Error("closed during the handshake"));
    socket.once("error", onError);
    socket.once("close", onClose);
    socket.once(event, () => {
      clearTimeout(timer);
      socket.off("error", onError);
      socket.off("close", onClose);
      resolve(socket);
    });
  });
}
