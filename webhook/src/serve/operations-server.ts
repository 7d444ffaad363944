import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";

export interface OperationsOptions {
  /** What stands in the way of serving; empty means ready. */
  readonly faults: () => readonly string[];
  /** Prometheus' text format. */
  readonly metrics: () => Promise<string>;
}

/** Plain HTTP for the kubelet and for Prometheus; it says nothing about pods. */
export function createOperationsServer(options: OperationsOptions): Server {
  const server = createServer({ headersTimeout: 5_000, requestTimeout: 5_000 }, (request, response) => {
    answer(request, response, options).catch(() => response.destroy());
  });
  server.maxConnections = 100;
  return server;
}

interface Page {
  readonly status: number;
  readonly body: string;
  readonly type?: string;
}

async function answer(request: IncomingMessage, response: ServerResponse, options: OperationsOptions): Promise<void> {
  const { status, body, type = "text/plain; charset=utf-8" } = await pageFor(request, options);
  response.writeHead(status, { "content-type": type, "content-length": Buffer.byteLength(body) }).end(body);
}

async function pageFor({ method, url = "" }: IncomingMessage, { faults, metrics }: OperationsOptions): Promise<Page> {
  if (method !== "GET" && method !== "HEAD") return { status: 405, body: "only GET\n" };
  switch (url.split("?", 1)[0]) {
    case "/livez":
      return { status: 200, body: "ok\n" };
    case "/readyz":
      return readinessPage(faults());
    case "/metrics":
      return { status: 200, body: await metrics(), type: "text/plain; version=0.0.4; charset=utf-8" };
    default:
      return { status: 404, body: "there are /livez, /readyz and /metrics\n" };
  }
}

function readinessPage(faults: readonly string[]): Page {
  if (faults.length === 0) return { status: 200, body: "ok\n" };
  return { status: 503, body: faults.map((fault) => `${fault}\n`).join("") };
}
