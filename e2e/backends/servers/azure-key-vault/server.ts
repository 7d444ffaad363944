import { once } from "node:events";
import type { IncomingMessage, ServerResponse } from "node:http";
import { createServer, type Server } from "node:https";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { serverCertificate } from "../tls/certificate.ts";
import { type Fault, FaultPlan } from "./fault-plan.ts";
import { operate } from "./key-operations.ts";
import { KeyStore } from "./key-store.ts";
import { type Answer, type Identity, RESOURCE, SignIn } from "./sign-in.ts";
import { badParameter, VaultError } from "./vault-error.ts";

export interface VaultServerOptions {
  readonly identity: Identity;
  readonly purgeable?: boolean;
  readonly recoverableDays?: number;
}

const NAME = /^[0-9A-Za-z-]{1,127}$/;
const MAX_PAGE = 25;
const KEEP_ALIVE_MS = 120_000;

/**
 * The keys part of Azure Key Vault's REST API (2025-07-01) over TLS, with its own sign-in: real keys in memory, versions, soft delete,
 * tags, disabling. It stands in where no vault can be had, and says no where the service says no.
 */
export class VaultServer implements AsyncDisposable {
  readonly #server: Server;
  readonly #store: KeyStore;
  readonly signIn: SignIn;
  readonly #faults = new FaultPlan();
  /** PEM of the authority that signed the server's certificate. */
  readonly ca: string;

  private constructor(pair: { ca: string; cert: string; key: string }, options: VaultServerOptions) {
    const nowMs = () => Date.now();
    const { identity, purgeable = true, recoverableDays = 90 } = options;
    this.ca = pair.ca;
    this.signIn = new SignIn(identity, nowMs);
    this.#store = new KeyStore({ url: () => this.url, nowMs, purgeable, recoverableDays });
    this.#server = createServer({ cert: pair.cert, key: pair.key }, (request, response) =>
      this.#serve(request, response),
    );
    // The service keeps connections for minutes; Node's five seconds end some just when they are used again.
    this.#server.keepAliveTimeout = KEEP_ALIVE_MS;
  }

  static async start(options: VaultServerOptions): Promise<VaultServer> {
    const server = new VaultServer(await serverCertificate("localhost"), options);
    await once(server.#server.listen(0, "127.0.0.1"), "listening");
    return server;
  }

  get url(): string {
    return `https://localhost:${(this.#server.address() as AddressInfo).port}`;
  }

  /** The next requests for keys end in this way. */
  failNext(fault: Fault, times = 1): void {
    this.#faults.plan(fault, times);
  }

  /** Makes another version of a key, as a person at the portal would. */
  rotate(name: string): void {
    this.#store.rotate(name);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    try {
      const { status, body, headers } = await this.#answer(request);
      response.writeHead(status, { "content-type": "application/json", ...headers });
      response.end(status === 204 ? undefined : JSON.stringify(body));
    } catch (error) {
      // Whoever left in the middle of a request hears nothing.
      if (request.socket.destroyed) return;
      if (!(error instanceof VaultError)) throw error;
      const challenge = `Bearer authorization="${this.url}/${this.signIn.tenantId}", resource="${RESOURCE}"`;
      if (error.status === 401) response.setHeader("www-authenticate", challenge);
      response.writeHead(error.status, { "content-type": "application/json" }).end(JSON.stringify(error.body));
    }
  }

  async #answer(request: IncomingMessage): Promise<Answer & { readonly headers?: Record<string, string> }> {
    const url = new URL(request.url!, this.url);
    const body = await text(request);
    const parts = url.pathname.split("/").filter(Boolean);
    if (url.pathname.endsWith("/.well-known/openid-configuration")) {
      return { status: 200, body: this.signIn.discovery(this.url) };
    }
    if (url.pathname.endsWith("/oauth2/v2.0/token")) return this.signIn.token(new URLSearchParams(body));
    if (parts[0] === "msi") {
      return this.signIn.managed(request.headers["x-identity-header"] as string | undefined, url.searchParams);
    }
    this.signIn.assertToken(request.headers.authorization);
    const fault = await this.#faults.take(request);
    if (fault !== undefined) return fault;
    if (!url.searchParams.has("api-version")) throw badParameter("api-version is missing");
    return this.#route(
      `${request.method} ${parts.length}`,
      parts,
      url.searchParams,
      body === "" ? {} : JSON.parse(body),
    );
  }

  #route(shape: string, parts: readonly string[], query: URLSearchParams, body: object): Answer {
    const [collection, name = "", third, fourth] = parts;
    if (parts.length > 1 && !NAME.test(name)) throw badParameter("the name of a key has letters, digits and hyphens");
    const answer = this.#answers(query, body, { path: parts.join("/"), name, third, fourth })[`${collection} ${shape}`];
    if (answer === undefined) throw new VaultError(404, "NotFound", "no such resource");
    const result = answer();
    return result === undefined ? { status: 204, body: {} } : { status: 200, body: result };
  }

  #answers(
    query: URLSearchParams,
    body: object,
    { path, name, third, fourth }: KeyPath,
  ): Readonly<Record<string, () => object | undefined>> {
    const store = this.#store;
    const page = (items: readonly object[]) => paged(items, query, `${this.url}/${path}`);
    return {
      "keys GET 1": () => page(store.list()),
      "keys GET 2": () => store.get(name, undefined),
      "keys GET 3": () => (third === "versions" ? page(store.listVersions(name)) : store.get(name, third)),
      "keys PUT 2": () => store.import(name, body),
      "keys PATCH 2": () => store.update(name, undefined, body),
      "keys PATCH 3": () => store.update(name, third, body),
      "keys DELETE 2": () => store.delete(name),
      "keys POST 3": () => store.create(name, body),
      "keys POST 4": () => {
        const stored = store.version(name, third);
        const value = operate(fourth!, stored, body, Date.now());
        return { kid: `${this.url}/keys/${name}/${stored.version}`, value };
      },
      "deletedkeys GET 1": () => page(store.listDeleted()),
      "deletedkeys GET 2": () => store.getDeleted(name),
      "deletedkeys POST 3": () => store.recover(name),
      "deletedkeys DELETE 2": () => store.purge(name) as undefined,
    };
  }
}

interface KeyPath {
  readonly path: string;
  readonly name: string;
  readonly third: string | undefined;
  readonly fourth: string | undefined;
}

/** Pages link to the next one by a mark, as the service's do. */
function paged(items: readonly object[], query: URLSearchParams, url: string): object {
  const size = Math.min(MAX_PAGE, Number(query.get("maxresults") ?? MAX_PAGE));
  const from = Number(query.get("$skiptoken") ?? 0);
  const value = items.slice(from, from + size);
  if (from + size >= items.length) return { value, nextLink: null };
  const next = new URLSearchParams(query);
  next.set("$skiptoken", String(from + size));
  return { value, nextLink: `${url}?${next}` };
}
