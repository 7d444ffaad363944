import type { Credentials } from "../credentials.ts";
import { queryString } from "../resource.ts";
import {
  type KubeResponse,
  type KubeStream,
  type KubeTransport,
  type RequestOptions,
  type StreamOptions,
  TransportError,
} from "../transport.ts";
import { readBody } from "./body.ts";
import type { Answer, Link } from "./link.ts";
import { LinkKeeper } from "./link-keeper.ts";

/** The larger of: a page of 500 objects of 64 KiB; etcd's largest object with room to spare. */
const DEFAULT_MAX_BYTES = 32 * 1024 * 1024;

/** On connections that the server is about to close; each further one would be the server's mood. */
const MAX_ATTEMPTS = 3;

type Exchange = Omit<RequestOptions, "timeoutMs" | "maxBytes">;

export interface HttpsTransportOptions {
  server: URL;
  credentials: Credentials;
  /** `keyward-operator/0.1.0`: what the audit log of the API server shows. */
  userAgent: string;
  /**
   * TCP and TLS together. Default 4,000: with a wait of at most 4 s between attempts a link that is back is found in
   * time.
   */
  connectTimeoutMs?: number;
  /** See Pulse. */
  tickMs?: number;
}

/** KubeTransport on one HTTP/2 connection, or on HTTP/1.1 where the server offers nothing else. */
export class HttpsTransport implements KubeTransport {
  readonly #options: HttpsTransportOptions;
  readonly #keeper: LinkKeeper;
  readonly #base: string;

  constructor(options: HttpsTransportOptions) {
    this.#options = options;
    this.#keeper = new LinkKeeper({ connectTimeoutMs: 4_000, ...options });
    this.#base = options.server.pathname.replace(/\/$/, "");
  }

  get watchesOverLink(): boolean {
    return this.#keeper.watched;
  }

  async request(options: RequestOptions): Promise<KubeResponse> {
    const { timeoutMs, maxBytes = DEFAULT_MAX_BYTES, signal } = options;
    const call = new Deadline(`${options.method} ${options.path}`, timeoutMs, signal);
    try {
      const answer = await this.#exchange(options, call.signal);
      return { status: answer.status, headers: answer.headers, body: await readBody(answer.body, maxBytes) };
    } finally {
      call.end();
    }
  }

  async stream(options: StreamOptions): Promise<KubeStream> {
    const call = new Deadline(`watch ${options.path}`, options.connectTimeoutMs, options.signal);
    try {
      const answer = await this.#exchange({ method: "GET", ...options }, call.signal);
      call.disarm();
      return { ...answer, body: closing(answer.body, call) };
    } catch (error) {
      call.end();
      throw error;
    }
  }

  close(): void {
    this.#keeper.close();
  }

  async #exchange(options: Exchange, signal: AbortSignal): Promise<Answer> {
    const { credentials, userAgent } = this.#options;
    for (let attempt = 1; ; attempt++) {
      const [link, identity] = await unlessAborted(Promise.all([this.#keeper.link(), credentials.headers()]), signal);
      const headers = { accept: "application/json", ...options.headers, ...identity, "user-agent": userAgent };
      try {
        const answer = await this.#send(link, { ...options, headers }, signal);
        if (answer.status === 401) credentials.invalidate();
        return answer;
      } catch (error) {
        const refused = error instanceof TransportError && error.fault === "refused";
        if (!refused || attempt === MAX_ATTEMPTS) throw error;
      }
    }
  }

  #send(link: Link, options: Exchange, signal: AbortSignal) {
    const { method, path, query, headers, body, beforeSend } = options;
    return link.exchange(
      {
        method,
        path: `${this.#base}${path}${queryString(query)}`,
        headers: headers ?? {},
        body: body === undefined ? undefined : Buffer.from(body),
        beforeBody: beforeSend,
      },
      signal,
    );
  }
}

/** One signal for "too late" and "no longer wanted". Ending it frees whatever is left of the exchange. */
class Deadline {
  readonly #controller = new AbortController();
  readonly #outer: AbortSignal | undefined;
  readonly #timer: NodeJS.Timeout;
  readonly #onAbort = () => this.#controller.abort(this.#outer?.reason);

  constructor(request: string, timeoutMs: number, outer?: AbortSignal) {
    this.#outer = outer;
    const text = `${request}: no answer within ${Math.round(timeoutMs)} ms`;
    const late = () => this.#controller.abort(new TransportError("timeout", text));
    this.#timer = setTimeout(late, timeoutMs);
    if (outer?.aborted) this.#onAbort();
    outer?.addEventListener("abort", this.#onAbort, { once: true });
  }

  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  disarm(): void {
    clearTimeout(this.#timer);
  }

  end(): void {
    this.disarm();
    this.#outer?.removeEventListener("abort", this.#onAbort);
    this.#controller.abort();
  }
}

async function* closing(body: AsyncIterable<Buffer>, call: Deadline): AsyncGenerator<Buffer> {
  try {
    yield* body;
  } finally {
    call.end();
  }
}

function unlessAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const onAbort = () => reject(signal.reason);
    if (signal.aborted) onAbort();
    signal.addEventListener("abort", onAbort, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener("abort", onAbort));
  });
}
