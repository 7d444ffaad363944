import { type ClientHttp2Stream, constants } from "node:http2";
import { TransportError } from "../transport.ts";
import { type Answer, keptHeaders } from "./link.ts";

/** One request and its answer on an HTTP/2 stream; turns every way in which a stream can end into one error. */
export class Http2Exchange {
  readonly #stream: ClientHttp2Stream;
  readonly #linkFault: () => Error | undefined;
  #cancelled: Error | undefined;

  /** @param linkFault why the whole connection ended, if it did; a better reason than the stream's own */
  constructor(stream: ClientHttp2Stream, signal: AbortSignal, linkFault: () => Error | undefined) {
    this.#stream = stream;
    this.#linkFault = linkFault;
    const onAbort = () => this.cancel(asError(signal.reason));
    signal.addEventListener("abort", onAbort, { once: true });
    stream.once("close", () => signal.removeEventListener("abort", onAbort));
  }

  /** Ends it with our own reason; the server learns that nobody waits any more. */
  cancel(reason: Error): void {
    this.#cancelled ??= reason;
    // close says CANCEL to the server; destroy alone would say that we broke down.
    this.#stream.close(constants.NGHTTP2_CANCEL);
    this.#stream.destroy();
  }

  answer(): Promise<Answer> {
    const stream = this.#stream;
    return new Promise((resolve, reject) => {
      // Stays for the stream's whole life: an error after the header belongs to the body's reader, not to the process.
      stream.on("error", (error) => reject(this.#named(error)));
      stream.once("close", () => reject(this.#named()));
      stream.once("response", (headers) => {
        resolve({ status: Number(headers[":status"]), headers: keptHeaders(headers), body: this.#body() });
      });
    });
  }

  async *#body(): AsyncGenerator<Buffer> {
    try {
      for await (const chunk of this.#stream) yield chunk as Buffer;
    } catch (error) {
      throw this.#named(error as Error);
    }
    // A stream that was reset ends like one that is complete; only its code tells them apart.
    if (this.#stream.rstCode !== constants.NGHTTP2_NO_ERROR) throw this.#named();
  }

  #named(error?: Error): Error {
    if (this.#cancelled !== undefined) return this.#cancelled;
    const detail = error?.message ?? `code ${this.#stream.rstCode}`;
    // GOAWAY names the last stream that the server looks at; all later ones end with this code (RFC 9113, 8.7).
    const refused = this.#stream.rstCode === constants.NGHTTP2_REFUSED_STREAM;
    if (refused) return new TransportError("refused", "the server is closing and took nothing of the request", error);
    return this.#linkFault() ?? new TransportError("broken", `the server ended the exchange: ${detail}`, error);
  }
}

function asError(reason: unknown): Error {
  return reason instanceof Error ? reason : new Error(String(reason));
}
