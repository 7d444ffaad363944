import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { Metrics } from "./metrics.ts";

export interface OperationsServerOptions {
  readonly port: number;
  readonly metrics: Pick<Metrics, "registry" | "onScrape" | "onEveryScrape">;
  /** What is not ready yet, for a person; undefined: ready. */
  readonly notReady: () => string | undefined;
}

const REQUEST_MS = 10_000;

interface Answer {
  readonly status: number;
  readonly body: string;
  readonly type?: string;
}

/** Plain HTTP for the kubelet and Prometheus: /livez, /readyz, /metrics. Nothing secret passes here. */
export async function startOperationsServer(options: OperationsServerOptions): Promise<Server> {
  const server = createServer({ requestTimeout: REQUEST_MS, headersTimeout: REQUEST_MS }, (request, response) => {
    answer(request, options).then(
      (found) => send(response, found),
      () => send(response, { status: 500, body: "internal error\n" }),
    );
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(options.port, resolve);
  });
  return server;
}

async function answer(request: IncomingMessage, { metrics, notReady }: OperationsServerOptions): Promise<Answer> {
  if (request.method !== "GET") return { status: 405, body: "only GET\n" };
  switch (request.url?.split("?", 1)[0]) {
    case "/livez":
      return { status: 200, body: "ok\n" };
    case "/readyz": {
      const missing = notReady();
      return missing === undefined ? { status: 200, body: "ok\n" } : { status: 503, body: `${missing}\n` };
    }
    case "/metrics":
      metrics.onScrape();
      metrics.onEveryScrape();
      return { status: 200, body: await metrics.registry.metrics(), type: metrics.registry.contentType };
    default:
      return { status: 404, body: "there is /livez, /readyz and /metrics\n" };
  }
}

function send(response: ServerResponse, { status, body, type = "text/plain; charset=utf-8" }: Answer): void {
  response.writeHead(status, { "content-type": type, "content-length": Buffer.byteLength(body) }).end(body);
}
