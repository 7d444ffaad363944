import type { KeyManagementServiceClient } from "@google-cloud/kms";
import { BackendError } from "@keyward/core/backend/backend-error";
import { gcpError } from "../errors.ts";

/** A call of the SDK that can be taken back. */
interface Cancellable<T> extends Promise<T> {
  cancel?(): void;
}

export interface Request {
  readonly [field: string]: unknown;
}

/**
 * Asks Cloud KMS: the one place where its errors become ours. The SDK's methods would hide how to take a call back, and write requests to
 * its log where somebody switches that on; what they wrap has neither fault.
 */
export class GcpCalls {
  readonly #client: KeyManagementServiceClient;
  readonly #timeoutMs: number;

  constructor(client: KeyManagementServiceClient, timeoutMs: number) {
    this.#client = client;
    this.#timeoutMs = timeoutMs;
  }

  /**
   * @param method as in the service's definition, with a small first letter
   * @param routed the field that the request is routed by: `name`, `parent` or a path to it
   * @param expected errors that are thrown as the SDK threw them
   * @throws BackendError
   */
  async ask<T>(
    method: string,
    request: Request,
    routed: Readonly<Record<string, string>>,
    signal: AbortSignal,
    expected: (thrown: unknown) => boolean = () => false,
  ): Promise<T> {
    const abortSignal = AbortSignal.any([signal, AbortSignal.timeout(this.#timeoutMs)]);
    try {
      return await this.#begin<T>(method, request, routed, abortSignal);
    } catch (thrown) {
      if (abortSignal.aborted) throw gaveUp(method, abortSignal.reason);
      if (expected(thrown)) throw thrown;
      throw gcpError(thrown, { method, resource: Object.values(routed).join() });
    }
  }

  async close(): Promise<void> {
    await this.#client.close();
  }

  async #begin<T>(
    method: string,
    request: Request,
    routed: Readonly<Record<string, string>>,
    signal: AbortSignal,
  ): Promise<T> {
    signal.throwIfAborted();
    const { promise, reject } = Promise.withResolvers<never>();
    let call: Cancellable<readonly [T]> | undefined;
    const abort = () => {
      call?.cancel?.();
      reject(signal.reason);
    };
    signal.addEventListener("abort", abort, { once: true });
    const work = async () => {
      await this.#client.initialize();
      signal.throwIfAborted();
      const headers = { "x-goog-request-params": new URLSearchParams(routed).toString() };
      const options = { timeout: this.#timeoutMs, retry: null, autoPaginate: false, otherArgs: { headers } };
      call = this.#client.innerApiCalls[method]!(request, options) as Cancellable<readonly [T]>;
      return call;
    };
    try {
      const answer = await Promise.race([work(), promise]);
      // Of a list the whole page comes third.
      return (answer as readonly unknown[])[2] === undefined || !method.startsWith("list")
        ? answer[0]
        : ((answer as readonly unknown[])[2] as T);
    } finally {
      signal.removeEventListener("abort", abort);
    }
  }
}

function gaveUp(method: string, reason: unknown): BackendError {
  if (reason instanceof BackendError) return reason;
  const message = `${method} was given up: no answer in the time that there was; raise limits.timeout, or look at Google's status page`;
  return new BackendError("TimedOut", message, { cause: reason });
}
