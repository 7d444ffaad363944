import { timingSafeEqual } from "node:crypto";
import { inspect } from "node:util";
import { KeywardError } from "../errors/keyward-error.ts";

const SHOWN = "[secret]";

/**
 * Bytes that must not leave by accident: they are shown as "[secret]" wherever the object is printed or serialised.
 * `dispose` overwrites them. That is best effort: the runtime may have moved or copied them before (garbage collection,
 * OpenSSL, strings that they were decoded from), so it shortens the life of a secret and cannot end it for certain.
 */
export class Secret {
  #bytes: Uint8Array | undefined;

  /** Takes the bytes over without a copy: whoever made them must not keep them. */
  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  /** @returns the number of bytes, 0 after disposal */
  get length(): number {
    return this.#bytes?.length ?? 0;
  }

  /**
   * Lends the bytes for one call; they must not be kept.
   * @throws FAILED_PRECONDITION after disposal
   */
  use<T>(work: (bytes: Uint8Array) => T): T {
    if (this.#bytes === undefined) throw new KeywardError("FAILED_PRECONDITION", "the secret was already disposed of");
    return work(this.#bytes);
  }

  /** Takes the same time wherever the bytes differ; a different length is told at once, as lengths are no secret. */
  equals(other: Secret): boolean {
    return this.use((mine) => other.use((theirs) => mine.length === theirs.length && timingSafeEqual(mine, theirs)));
  }

  [Symbol.dispose](): void {
    this.#bytes?.fill(0);
    this.#bytes = undefined;
  }

  toJSON(): string {
    return SHOWN;
  }

  toString(): string {
    return SHOWN;
  }

  [inspect.custom](): string {
    return SHOWN;
  }
}
