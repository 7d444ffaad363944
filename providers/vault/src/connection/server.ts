import { BackendError } from "@keyward/core/backend/backend-error";
import { answerError, connectionError, sentencesOf } from "../errors.ts";
import type { HttpAnswer, HttpClient } from "./http-client.ts";

/** One request of the server's API. */
export interface ServerCall {
  /** For messages, such as "signing". */
  readonly what: string;
  readonly method: "GET" | "POST" | "DELETE";
  /** Below /v1/, encoded. */
  readonly path: string;
  readonly body?: Readonly<Record<string, unknown>>;
  /** None where a call needs none. */
  readonly token?: string;
  /** Of the answer, where it is a list. */
  readonly maxAnswerBytes?: number;
}

type Json = Readonly<Record<string, unknown>>;

/** The server's HTTP API as far as the backend needs it: JSON in and out, faults as BackendErrors. */
export class Server {
  readonly #http: HttpClient;
  readonly #base: string;
  readonly #namespace: string | undefined;
  readonly #timeoutMs: number;

  constructor(
    http: HttpClient,
    { address, namespace }: { address: string; namespace: string | undefined },
    timeoutMs: number,
  ) {
    this.#http = http;
    this.#base = `${address}/v1/`;
    this.#namespace = namespace;
    this.#timeoutMs = timeoutMs;
  }

  /**
   * @returns what the answer holds; empty where it holds nothing
   * @throws BackendError; the signal's own reason where the caller has left
   */
  async call(call: ServerCall, signal: AbortSignal): Promise<Json> {
    const answer = await this.#send(call, signal);
    if (answer.status >= 200 && answer.status < 300) return this.#parse(call.what, answer);
    throw answerError(call.what, answer);
  }

  /** Like `call`, for where other statuses than success say something as well. */
  async ask(
    call: ServerCall,
    signal: AbortSignal,
  ): Promise<{ readonly status: number; readonly json: Json; readonly words: string }> {
    const answer = await this.#send(call, signal);
    return { status: answer.status, json: this.#parse(call.what, answer), words: sentencesOf(answer) };
  }

  async #send(
    { what, method, path, body, token, maxAnswerBytes }: ServerCall,
    signal: AbortSignal,
  ): Promise<HttpAnswer> {
    signal.throwIfAborted();
    const deadline = AbortSignal.timeout(this.#timeoutMs);
    const bytes = body === undefined ? undefined : Buffer.from(JSON.stringify(body));
    const headers = {
      // What a server behind a proxy can ask for: no form of a browser sends it.
      "x-vault-request": "true",
      ...(bytes === undefined ? {} : { "content-type": "application/json", "content-length": String(bytes.length) }),
      ...(this.#namespace === undefined ? {} : { "x-vault-namespace": this.#namespace }),
      ...(token === undefined ? {} : { "x-vault-token": token }),
    };
    try {
      const request = { method, url: this.#base + path, headers, body: bytes, maxAnswerBytes };
      return await this.#http.send(request, AbortSignal.any([signal, deadline]));
    } catch (cause) {
      if (signal.aborted) throw signal.reason;
      if (deadline.aborted) throw timedOut(what, this.#timeoutMs);
      throw connectionError(what, cause);
    } finally {
      bytes?.fill(0);
    }
  }

  #parse(what: string, { body }: HttpAnswer): Json {
    if (body.length === 0) return {};
    try {
      const json: unknown = JSON.parse(body.toString());
      if (typeof json === "object" && json !== null) return json as Json;
    } catch (cause) {
      throw connectionError(what, cause);
    }
    throw connectionError(what, new SyntaxError("the answer is no object"));
  }
}

function timedOut(what: string, timeoutMs: number): BackendError {
  const next = "look at the server's load and storage and the network between, or raise spec.limits.timeout";
  return new BackendError("TimedOut", `Vault: ${what} had no answer within ${timeoutMs} ms. Next: ${next}`);
}
