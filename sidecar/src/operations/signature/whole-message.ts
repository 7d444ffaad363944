import { Buffer } from "node:buffer";
import { KeywardError } from "@keyward/core/errors/keyward-error";
import type { Profile } from "@keyward/core/policy/profile";
import type { Allowance } from "../../contexts/byte-budget.ts";

/** Keeps a message for algorithms that need all of it at once: in one buffer, as a client may send it octet by octet. */
export class WholeMessage implements Disposable {
  readonly #algorithm: string;
  readonly #profile: Profile;
  readonly #allowance: Allowance;
  #buffer: Buffer = Buffer.alloc(0);
  #length = 0;

  /**
   * @param profile its limits.maxMessageBytes is the most that is kept
   * @param allowance what is kept is taken from
   */
  constructor(algorithm: string, profile: Profile, allowance: Allowance) {
    this.#algorithm = algorithm;
    this.#profile = profile;
    this.#allowance = allowance;
  }

  /** @throws RESOURCE_EXHAUSTED where the message gets too long, or too much is kept in all */
  update(data: Uint8Array): void {
    const length = this.#length + data.length;
    if (length > this.#profile.limits.maxMessageBytes) throw this.#tooLong();
    if (length > this.#buffer.length) this.#grow(length);
    this.#buffer.set(data, this.#length);
    this.#length = length;
  }

  /** @returns the message; its bytes are good until disposal */
  end(): Uint8Array {
    return this.#buffer.subarray(0, this.#length);
  }

  [Symbol.dispose](): void {
    this.#buffer.fill(0);
    this.#allowance.give(this.#buffer.length);
    this.#buffer = Buffer.alloc(0);
    this.#length = 0;
  }

  /** Twice as long each time, so that all copying together is no more than the message. */
  #grow(length: number): void {
    const old = this.#buffer;
    const bytes = Math.max(length, Math.min(2 * old.length, this.#profile.limits.maxMessageBytes));
    this.#allowance.take(bytes - old.length);
    this.#buffer = Buffer.allocUnsafeSlow(bytes);
    this.#buffer.set(old);
    old.fill(0);
  }

  #tooLong(): KeywardError {
    const { limits, name } = this.#profile;
    const text =
      `${this.#algorithm} needs the whole message at once, and this one is longer than the ${limits.maxMessageBytes} bytes ` +
      `that profile ${name} permits (limits.maxMessageKibibytes); hash it first, or use an algorithm that takes a digest`;
    return new KeywardError("RESOURCE_EXHAUSTED", text);
  }
}
