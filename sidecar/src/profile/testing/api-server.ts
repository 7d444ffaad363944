import type { ServerResponse } from "node:http";
import { createServer, type Server } from "node:https";
import type { AddressInfo } from "node:net";
import type { KubeObject } from "@keyward/kube/watch/kube-object";
import {
  createTestAuthority,
  createTestServerCertificate,
  type TestAuthority,
} from "../../agent/testing/test-authority.ts";

/** Lists and watches one CryptoProfile over HTTPS, as far as a sidecar can tell; it can refuse, and go away. */
export class TestApiServer implements AsyncDisposable {
  readonly #server: Server;
  readonly #watches = new Set<ServerResponse>();
  /** Every event so far: a watch begins after the version that its client has seen. */
  readonly #events: { readonly version: number; readonly line: string }[] = [];
  #profile: KubeObject | undefined;
  #version = 1;
  /** HTTP status of every answer; 200: as it should be. */
  status = 200;
  readonly authority: TestAuthority;
  readonly requests: string[] = [];

  private constructor(server: Server, authority: TestAuthority) {
    this.#server = server;
    this.authority = authority;
  }

  static async start(port = 0): Promise<TestApiServer> {
    const authority = await createTestAuthority();
    const { key, certificate } = await createTestServerCertificate(authority, "localhost");
    const server = createServer({ key, cert: certificate });
    const api = new TestApiServer(server, authority);
    server.on("request", (request, response) => api.#answer(request.url ?? "", response));
    await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
    return api;
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  /** Stores a state and tells every watch. */
  put(profile: KubeObject): void {
    const type = this.#profile === undefined ? "ADDED" : "MODIFIED";
    this.#profile = this.#stamped(profile);
    this.#tell(type, this.#profile);
  }

  remove(): void {
    const gone = this.#stamped(this.#profile!);
    this.#profile = undefined;
    this.#tell("DELETED", gone);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  #stamped(profile: KubeObject): KubeObject {
    this.#version += 1;
    return { ...profile, metadata: { ...profile.metadata, resourceVersion: String(this.#version) } };
  }

  #tell(type: string, object: KubeObject): void {
    const line = `${JSON.stringify({ type, object })}\n`;
    this.#events.push({ version: this.#version, line });
    for (const watch of this.#watches) watch.write(line);
  }

  #answer(url: string, response: ServerResponse): void {
    this.requests.push(url);
    response.setHeader("content-type", "application/json");
    response.statusCode = this.status;
    if (this.status !== 200) response.end(JSON.stringify({ kind: "Status", code: this.status, message: "no" }));
    else if (url.includes("watch=1")) this.#watch(response, seenVersion(url));
    else response.end(JSON.stringify(this.#list()));
  }

  #watch(response: ServerResponse, seen: number): void {
    response.flushHeaders();
    for (const { version, line } of this.#events) if (version > seen) response.write(line);
    this.#watches.add(response);
    response.on("close", () => this.#watches.delete(response));
  }

  #list(): object {
    const items = this.#profile === undefined ? [] : [this.#profile];
    return { kind: "CryptoProfileList", metadata: { resourceVersion: String(this.#version) }, items };
  }
}

function seenVersion(url: string): number {
  return Number(new URL(url, "https://localhost").searchParams.get("resourceVersion"));
}
