import { type Agent, type IncomingMessage, Agent as PlainAgent, request as plainRequest } from "node:http";
import { Agent as TlsAgent, request as tlsRequest } from "node:https";

export interface HttpAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Buffer;
}

export interface HttpRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer | undefined;
  /** Of the answer; absent: what fits every answer but a list. */
  readonly maxAnswerBytes?: number | undefined;
}

/** The answer is larger than anything that is asked for. */
export class AnswerTooLarge extends Error {}

/** Some kilobytes are what answers have, and thousands may come at once. */
const MAX_ANSWER_BYTES = 64 * 1024;
/** Some 50,000 keys. */
export const MAX_LIST_BYTES = 16 * 1024 * 1024;
/** Idle connections; more may be open while many calls are under way. */
const MAX_IDLE_SOCKETS = 32;
/** Servers close idle connections after minutes; ours go first, so that no request meets a closing one. */
const IDLE_MS = 30_000;

/** HTTP/1.1 with kept connections, authorities of its own, bounded answers and no redirects. */
export class HttpClient implements Disposable {
  readonly #agent: Agent;
  readonly #request: typeof tlsRequest;

  /** @param ca PEM; undefined: the system's authorities */
  constructor(address: string, ca: string | undefined) {
    const common = { keepAlive: true, maxFreeSockets: MAX_IDLE_SOCKETS, timeout: IDLE_MS };
    const tls = address.startsWith("https:");
    this.#agent = tls ? new TlsAgent({ ...common, ...(ca === undefined ? {} : { ca }) }) : new PlainAgent(common);
    this.#request = tls ? tlsRequest : plainRequest;
  }

  /** @throws whatever the socket says; the signal's reason if it aborts first */
  async send(
    { method, url, headers, body, maxAnswerBytes = MAX_ANSWER_BYTES }: HttpRequest,
    signal: AbortSignal,
  ): Promise<HttpAnswer> {
    const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>();
    const request = this.#request(url, { method, headers, agent: this.#agent, signal }, resolve);
    request.on("error", reject).end(body);
    // An idle socket's timeout would otherwise end the agent's patience with a slow answer, too: the signal has the deadline.
    request.setTimeout(0);
    const response = await promise;
    return {
      status: response.statusCode ?? 0,
      headers: response.headers,
      body: await bodyOf(response, maxAnswerBytes),
    };
  }

  [Symbol.dispose](): void {
    this.#agent.destroy();
  }
}

async function bodyOf(response: IncomingMessage, maxBytes: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > maxBytes) throw new AnswerTooLarge(`the answer has more than ${maxBytes} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
