import type { KMS } from "@aws-sdk/client-kms";
import { BackendError } from "@keyward/core/backend/backend-error";
import { awsError } from "../errors.ts";

/** Goes with each request, so that it ends when the caller leaves. */
export interface CallOptions {
  readonly abortSignal: AbortSignal;
}

/** Asks AWS KMS: the one place where its errors become ours. */
export class AwsCalls {
  readonly #kms: KMS;
  readonly #timeoutMs: number;

  constructor(kms: KMS, timeoutMs: number) {
    this.#kms = kms;
    this.#timeoutMs = timeoutMs;
  }

  /**
   * @param action name of the AWS action, for the message
   * @param send what to ask; its error passes `expected` before it becomes ours
   * @throws BackendError; what the SDK threw, if `expected` says so
   */
  async ask<T>(
    action: string,
    keyId: string | undefined,
    signal: AbortSignal,
    send: (kms: KMS, options: CallOptions) => Promise<T>,
    expected: (thrown: unknown) => boolean = () => false,
  ): Promise<T> {
    const abortSignal = AbortSignal.any([signal, AbortSignal.timeout(this.#timeoutMs)]);
    try {
      return await untilAborted(abortSignal, () => send(this.#kms, { abortSignal }));
    } catch (thrown) {
      if (abortSignal.aborted) throw gaveUp(action, abortSignal.reason);
      if (expected(thrown)) throw thrown;
      throw awsError(thrown, { service: "kms", action, keyId });
    }
  }

  close(): void {
    this.#kms.destroy();
  }
}

/** The SDK heeds the signal while it talks to KMS, and not while it waits for credentials. */
async function untilAborted<T>(signal: AbortSignal, work: () => Promise<T>): Promise<T> {
  signal.throwIfAborted();
  const { promise, reject } = Promise.withResolvers<never>();
  const abort = () => reject(signal.reason);
  signal.addEventListener("abort", abort, { once: true });
  try {
    return await Promise.race([work(), promise]);
  } finally {
    signal.removeEventListener("abort", abort);
  }
}

function gaveUp(action: string, reason: unknown): BackendError {
  if (reason instanceof BackendError) return reason;
  const message = `kms:${action} was given up: no answer in the time that there was; raise limits.timeout, or look at AWS's health page`;
  return new BackendError("TimedOut", message, { cause: reason });
}
