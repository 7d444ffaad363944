import { Agent, type RequestOptions, request } from "node:https";
import { text } from "node:stream/consumers";
import type { Review } from "./reviews.ts";

const TIMEOUT_MS = 10_000;
/** What a few API servers keep open. A call that waits for one of these is late, and its latency says so. */
const MAX_CONNECTIONS = 32;

export interface ReviewTarget {
  readonly address: string;
  readonly port: number;
  /** Name that the certificate has to be for. */
  readonly serverName: string;
  /** PEM; the only authority that is trusted. */
  readonly ca: string;
  readonly path: string;
}

/** Sends reviews over connections that stay open, as the API server does. */
export class ReviewClient implements Disposable {
  readonly #agent = new Agent({ keepAlive: true, maxSockets: MAX_CONNECTIONS });
  readonly #options: RequestOptions;

  constructor({ address, port, serverName, ca, path }: ReviewTarget) {
    this.#options = {
      agent: this.#agent,
      method: "POST",
      host: address,
      port,
      path,
      servername: serverName,
      ca,
      headers: { "content-type": "application/json", host: serverName },
    };
  }

  /** @throws Error unless the pod was admitted with a patch */
  async send(review: Review): Promise<void> {
    const { promise, resolve, reject } = Promise.withResolvers<{ status: number; body: string }>();
    const length = Buffer.byteLength(review.body);
    const headers = { ...this.#options.headers, "content-length": length };
    const call = request({ ...this.#options, headers, signal: AbortSignal.timeout(TIMEOUT_MS) }, (response) => {
      text(response).then((body) => resolve({ status: response.statusCode ?? 0, body }), reject);
    });
    call.on("error", reject);
    call.end(review.body);
    const { status, body } = await promise;
    if (status !== 200) throw new Error(`HTTP ${status}: ${body.slice(0, 200)}`);
    assertInjected(review, body);
  }

  [Symbol.dispose](): void {
    this.#agent.destroy();
  }
}

interface ReviewAnswer {
  readonly response?: {
    readonly uid?: string;
    readonly allowed?: boolean;
    readonly patch?: string;
    readonly status?: { readonly message?: string };
  };
}

function assertInjected(review: Review, body: string): void {
  const { response } = JSON.parse(body) as ReviewAnswer;
  if (response?.uid !== review.uid) throw new Error("the answer is for another review");
  if (response.allowed !== true) throw new Error(`refused: ${response.status?.message}`);
  if (response.patch === undefined) throw new Error("admitted without a patch");
}
