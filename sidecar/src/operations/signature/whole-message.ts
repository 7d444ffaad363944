import { Buffer } from "node:buffer";
import { KeywardError } from "@keyward/core/errors/keyward-error";
import type { Profile } from "@keyward/core/policy/profile";

/** Keeps the pieces of a message for algorithms that need all of it at once. */
export class WholeMessage {
  readonly #algorithm: string;
  readonly #profile: Profile;
  readonly #pieces: Uint8Array[] = [];
  #length = 0;

  /** @param profile its limits.maxMessageBytes is the most that is kept */
  constructor(algorithm: string, profile: Profile) {
    this.#algorithm = algorithm;
    this.#profile = profile;
  }

  /** @throws RESOURCE_EXHAUSTED where the message gets too long */
  update(data: Uint8Array): void {
    this.#length += data.length;
    const { limits, name } = this.#profile;
    if (this.#length > limits.maxMessageBytes) {
      const text =
        `${this.#algorithm} needs the whole message at once, and this one is longer than the ${limits.maxMessageBytes} bytes ` +
        `that profile ${name} permits (limits.maxMessageBytes); hash it first, or use an algorithm that takes a digest`;
      throw new KeywardError("RESOURCE_EXHAUSTED", text);
    }
    this.#pieces.push(Uint8Array.from(data));
  }

  end(): Uint8Array {
    return Buffer.concat(this.#pieces);
  }
}
