import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import type { IncomingMessage } from "node:http";
import { Agent, type RequestOptions, request } from "node:https";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pino } from "pino";
import type { Directory } from "../directory/directory.ts";
import { WebhookServer, type WebhookServerOptions } from "../serve/webhook-server.ts";
import { CONFIG } from "./example-pod.ts";
import { publish, servingPair } from "./serving-pair.ts";

/** A cluster with the profile `payments` in namespace `shop` and no namespace default. */
export const SHOP_DIRECTORY: Directory & { synced: boolean } = {
  synced: true,
  namespaceDefault: async () => undefined,
  refusal: async (namespace, profile) =>
    namespace === "shop" && profile === "payments" ? undefined : `no CryptoProfile "${profile}"; there are: payments`,
};

export interface RunningWebhook extends AsyncDisposable {
  readonly server: WebhookServer;
  readonly certificateDir: string;
  readonly logged: readonly Record<string, unknown>[];
}

/** The real thing on free ports, with a certificate unless the caller says otherwise. */
export async function runningWebhook(
  options: Partial<WebhookServerOptions> & { certificate?: boolean } = {},
): Promise<RunningWebhook> {
  const certificateDir = mkdtempSync(join(tmpdir(), "keyward-webhook-"));
  const logged: Record<string, unknown>[] = [];
  if (options.certificate !== false) publish(certificateDir, servingPair("first"));
  const server = await new WebhookServer({
    inject: CONFIG,
    directory: SHOP_DIRECTORY,
    distrust: () => undefined,
    ownNamespace: "keyward-system",
    port: 0,
    operationsPort: 0,
    certificateDir,
    certificatePollMs: 200,
    drainMs: 0,
    log: pino({ level: "debug" }, { write: (line: string) => logged.push(JSON.parse(line)) }),
    epochMs: Date.now,
    monotonicMs: () => performance.now(),
    onFatal: (error) => {
      throw error;
    },
    ...options,
  }).start();
  return {
    server,
    certificateDir,
    logged,
    async [Symbol.asyncDispose]() {
      await server.stop();
      rmSync(certificateDir, { recursive: true });
    },
  };
}

export interface Answer {
  readonly status: number;
  readonly headers: IncomingMessage["headers"];
  readonly body: string;
  /** Common name in the certificate of the connection that carried it. */
  readonly certificate: string;
}

/** One TLS connection at a time, kept alive, as the API server does it. */
export class WebhookClient implements Disposable {
  readonly #port: number;
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 1, rejectUnauthorized: false });

  constructor({ server }: RunningWebhook) {
    this.#port = server.ports.reviews ?? 0;
  }

  async post(path: string, body: string | Buffer, options: RequestOptions = {}): Promise<Answer> {
    const { headers, ...rest } = options;
    const call = request({
      host: "localhost",
      port: this.#port,
      path,
      method: "POST",
      agent: this.#agent,
      headers: { "content-type": "application/json", "content-length": Buffer.byteLength(body), ...headers },
      ...rest,
    });
    call.end(body);
    const [response] = (await once(call, "response")) as [IncomingMessage];
    const socket = response.socket as import("node:tls").TLSSocket;
    const certificate = String(socket.getPeerCertificate().subject?.CN);
    const chunks = await response.toArray();
    return {
      status: response.statusCode ?? 0,
      headers: response.headers,
      body: Buffer.concat(chunks).toString(),
      certificate,
    };
  }

  [Symbol.dispose](): void {
    this.#agent.destroy();
  }
}

/** The body that the API server sends for a new pod. */
export function reviewOf(object: unknown, change: object = {}): string {
  const request = {
    uid: "705ab4f5-6393-11e8-b7cc-42010a800002",
    kind: { group: "", version: "v1", kind: "Pod" },
    resource: { group: "", version: "v1", resource: "pods" },
    namespace: "shop",
    operation: "CREATE",
    object,
    oldObject: null,
    dryRun: false,
    ...change,
  };
  return JSON.stringify({ kind: "AdmissionReview", apiVersion: "admission.k8s.io/v1", request });
}

/** Waits until something holds; a test that waits in vain ends with the test runner's own limit. */
export async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await holds())) await new Promise((resolve) => setTimeout(resolve, 20));
}
