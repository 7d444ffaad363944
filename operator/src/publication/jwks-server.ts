import { createHash } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { createServer, type Server } from "node:https";
import type { AddressInfo } from "node:net";
import type { JwkSet } from "./jwk-set.ts";

export interface TlsPair {
  /** PEM */
  readonly certificate: string;
  /** PEM */
  readonly privateKey: string;
}

export interface JwksServerOptions {
  readonly port: number;
  readonly tls: TlsPair;
  /** @returns undefined where there is no such key, or its policy does not publish it: nobody learns which */
  readonly find: (namespace: string, key: string) => JwkSet | undefined;
  /** Told of what `find` threw: whoever asks must not end the program by it. */
  readonly onFault: (error: unknown) => void;
}

/** A revocation must reach verifiers soon; a rotation is announced by its staged version. */
const MAX_AGE_SECONDS = 60;
const REQUEST_MS = 10_000;
const CHECK_MS = 1_000;
const MAX_CONNECTIONS = 1_000;
const PATH = /^\/keys\/([a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?)\/([a-z0-9][-a-z0-9.]{0,252})\/jwks\.json$/;
const NOT_FOUND =
  '{"error":"there is no published key of this name; its KeyPolicy must have publication.jwks: true"}\n';
const FAULT = '{"error":"this key cannot be shown; the operator\'s log says why"}\n';

/** HTTPS: GET /keys/<namespace>/<CryptoKey>/jwks.json. Public keys only, for everyone who asks. */
export class JwksServer implements AsyncDisposable {
  readonly #server: Server;

  private constructor(options: JwksServerOptions) {
    const limits = {
      requestTimeout: REQUEST_MS,
      headersTimeout: REQUEST_MS,
      handshakeTimeout: REQUEST_MS,
      // Node looks every 30 s, so that who sends nothing would have been kept for four times as long.
      connectionsCheckingInterval: CHECK_MS,
    };
    this.#server = createServer({ ...contextOf(options.tls), ...limits }, (request, response) =>
      answer(request, response, options),
    );
    this.#server.maxConnections = MAX_CONNECTIONS;
    // A handshake that fails is the caller's affair.
    this.#server.on("tlsClientError", () => {});
    // So is a connection that there is no file descriptor for.
    this.#server.on("error", options.onFault);
  }

  /** @throws if the port cannot be had or the pair does not fit */
  static async open(options: JwksServerOptions): Promise<JwksServer> {
    const server = new JwksServer(options);
    await new Promise<void>((resolve, reject) => {
      server.#server.once("error", reject);
      server.#server.listen(options.port, resolve);
    });
    return server;
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  /** For connections from now on. @throws if certificate and key do not fit together; the old pair stays */
  renew(tls: TlsPair): void {
    this.#server.setSecureContext(contextOf(tls));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const closed = new Promise((resolve) => this.#server.close(resolve));
    this.#server.closeAllConnections();
    await closed;
  }
}

function answer(request: IncomingMessage, response: ServerResponse, { find, onFault }: JwksServerOptions): void {
  if (request.method !== "GET" && request.method !== "HEAD") {
    response.writeHead(405, { allow: "GET, HEAD" }).end();
    return;
  }
  const match = PATH.exec(request.url?.split("?", 1)[0] ?? "");
  try {
    const found = match ? find(match[1]!, match[3]!) : undefined;
    if (found === undefined) send(response, request, { status: 404, type: "application/json", body: NOT_FOUND });
    else sendSet(request, response, JSON.stringify(found));
  } catch (error) {
    onFault(error);
    send(response, request, { status: 500, type: "application/json", body: FAULT });
  }
}

function sendSet(request: IncomingMessage, response: ServerResponse, body: string): void {
  const etag = `"${createHash("sha256").update(body).digest("base64url").slice(0, 22)}"`;
  response.setHeader("etag", etag);
  response.setHeader("cache-control", `public, max-age=${MAX_AGE_SECONDS}`);
  if (request.headers["if-none-match"] === etag) response.writeHead(304).end();
  else send(response, request, { status: 200, type: "application/jwk-set+json", body });
}

function send(
  response: ServerResponse,
  { method }: IncomingMessage,
  { status, type, body }: { status: number; type: string; body: string },
): void {
  response.writeHead(status, { "content-type": type, "content-length": Buffer.byteLength(body) });
  response.end(method === "HEAD" ? undefined : body);
}

function contextOf({ certificate, privateKey }: TlsPair) {
  return { cert: certificate, key: privateKey, minVersion: "TLSv1.2" } as const;
}
