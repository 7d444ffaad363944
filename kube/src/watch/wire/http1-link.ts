import type { Agent, ClientRequest, IncomingMessage } from "node:http";
import type { TlsMaterial } from "../credentials.ts";
import { TransportError } from "../transport.ts";
import { type Answer, keptHeaders, type Link, type Outgoing } from "./link.ts";

/** No byte for so long ends an exchange: HTTP/1.1 has no ping, and a watch over it is kept shorter than this. */
const SILENCE_MS = 9_000;
const TCP_KEEPALIVE_MS = 15_000;

/**
 * An import of node:http evaluates all that it exports, its WebSocket too, and with it a second HTTP client: 6 MB in
 * every sidecar, measured, for a link that hardly any of them ever uses.
 */
function protocol(server: URL) {
  return server.protocol === "https:" ? process.getBuiltinModule("node:https") : process.getBuiltinModule("node:http");
}

/** For servers without HTTP/2: `kubectl proxy`, some gateways. */
export class Http1Link implements Link {
  readonly watched = false;
  readonly #server: URL;
  readonly #agent: Agent;
  #reason: Error | undefined;

  constructor(server: URL, tls: TlsMaterial) {
    this.#server = server;
    const options = { keepAlive: true, keepAliveMsecs: TCP_KEEPALIVE_MS, maxSockets: 64, timeout: SILENCE_MS };
    this.#agent = new (protocol(server).Agent)({ ...options, ...tls });
  }

  get open(): boolean {
    return this.#reason === undefined;
  }

  async exchange(outgoing: Outgoing, signal: AbortSignal): Promise<Answer> {
    outgoing.beforeBody?.();
    const { method, path, headers, body } = outgoing;
    const length = body === undefined ? {} : { "content-length": String(body.length) };
    const request = protocol(this.#server).request(new URL(path, this.#server), {
      method,
      agent: this.#agent,
      headers: { ...headers, ...length },
      signal,
    });
    request.on("timeout", () => request.destroy(new Error(`no byte for ${SILENCE_MS} ms`)));
    return this.#answer(request, body, signal);
  }

  destroy(reason: Error): void {
    this.#reason ??= reason;
    this.#agent.destroy();
  }

  #answer(request: ClientRequest, body: Buffer | undefined, signal: AbortSignal): Promise<Answer> {
    return new Promise((resolve, reject) => {
      request.on("error", (error) => reject(this.#named(error, signal)));
      request.once("response", (message) => {
        resolve({
          status: message.statusCode ?? 0,
          headers: keptHeaders(message.headers),
          body: this.#body(message, signal),
        });
      });
      request.end(body);
    });
  }

  async *#body(message: IncomingMessage, signal: AbortSignal): AsyncGenerator<Buffer> {
    try {
      for await (const chunk of message) yield chunk as Buffer;
    } catch (error) {
      throw this.#named(error as Error, signal);
    }
  }

  #named(error: Error, signal: AbortSignal): Error {
    if (signal.aborted && signal.reason instanceof Error) return signal.reason;
    return this.#reason ?? new TransportError("broken", `${this.#server.origin}: ${error.message}`, error);
  }
}
