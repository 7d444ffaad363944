import { BackendError } from "@keyward/core/backend/backend-error";
import { KeywardError } from "@keyward/core/errors/keyward-error";
import { asBackendError } from "../errors.ts";

/** What every call of the SDK gets. */
export interface CallOptions {
  readonly abortSignal: AbortSignal;
}

/** Runs calls of the SDK: each ends in time, and fails with a BackendError without bodies, tokens or headers. */
export class Exchange {
  readonly #timeoutMs: number;

  constructor(timeoutMs: number) {
    this.#timeoutMs = timeoutMs;
  }

  /**
   * @param what for messages, for example "signing"
   * @throws the signal's own reason where the caller has left
   */
  async run<T>(what: string, signal: AbortSignal, work: (options: CallOptions) => Promise<T>): Promise<T> {
    signal.throwIfAborted();
    const deadline = AbortSignal.timeout(this.#timeoutMs);
    const abortSignal = AbortSignal.any([signal, deadline]);
    try {
      return await endingWith(abortSignal, work({ abortSignal }));
    } catch (cause) {
      if (signal.aborted) throw signal.reason;
      if (deadline.aborted) throw timedOut(what, this.#timeoutMs);
      throw cause instanceof KeywardError ? cause : asBackendError(what, cause);
    }
  }
}

/** Signing in does not heed every signal; nobody waits for it longer all the same. */
async function endingWith<T>(signal: AbortSignal, work: Promise<T>): Promise<T> {
  const { promise: ended, reject } = Promise.withResolvers<never>();
  const leave = () => reject(signal.reason);
  signal.addEventListener("abort", leave, { once: true });
  try {
    return await Promise.race([work, ended]);
  } finally {
    signal.removeEventListener("abort", leave);
  }
}

function timedOut(what: string, timeoutMs: number): BackendError {
  const next = "look at the vault's load and the network between, or raise spec.limits.timeout";
  return new BackendError("TimedOut", `Azure Key Vault: ${what} had no answer within ${timeoutMs} ms. Next: ${next}`);
}
