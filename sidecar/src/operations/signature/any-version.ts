import type { VerifyingStream } from "@keyward/core/crypto/signature/message-stream";
import type { Soon } from "@keyward/core/crypto/signature/scheme";

/** @returns whether it holds for one of them; nothing is waited for where the first is judged at once and holds */
export function anyHolds<T>(versions: readonly T[], holds: (version: T) => Soon<boolean>): Soon<boolean> {
  const [first, ...others] = versions;
  if (first === undefined) return false;
  const verdict = holds(first);
  if (others.length === 0) return verdict;
  if (verdict instanceof Promise) return verdict.then((valid) => valid || anyHolds(others, holds));
  return verdict || anyHolds(others, holds);
}

/** One message that is verified with several keys, where OpenSSL has to know the key from the start. */
export class VerifyingStreams {
  readonly #streams: readonly VerifyingStream[];

  constructor(streams: readonly VerifyingStream[]) {
    this.#streams = streams;
  }

  update(data: Uint8Array): void {
    for (const stream of this.#streams) stream.update(data);
  }

  end(signature: Uint8Array): boolean {
    return this.#streams.some((stream) => stream.end(signature));
  }
}
