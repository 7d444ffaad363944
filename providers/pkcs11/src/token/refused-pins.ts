import { createHmac, randomBytes } from "node:crypto";
import type { Secret } from "@keyward/core/secret/secret";

/** More tokens than any process opens. */
const MAX_TOKENS = 256;

/**
 * Which PIN a token refused last. Three wrong tries lock most tokens, and a program tries faster than a person reads: the same PIN is
 * never tried again by this process, however often the backend is opened. Kept as a MAC under a key of this process.
 */
export class RefusedPins {
  readonly #key = randomBytes(32);
  readonly #refused = new Map<string, string>();

  has(token: string, pin: Secret): boolean {
    return this.#refused.get(token) === this.#mark(token, pin);
  }

  add(token: string, pin: Secret): void {
    if (this.#refused.size >= MAX_TOKENS) this.#refused.clear();
    this.#refused.set(token, this.#mark(token, pin));
  }

  remove(token: string): void {
    this.#refused.delete(token);
  }

  #mark(token: string, pin: Secret): string {
    return pin.use((bytes) => createHmac("sha256", this.#key).update(`${token}\0`).update(bytes).digest("base64"));
  }
}

/** Of this process: backends are closed and opened again while a PIN stays wrong. */
export const REFUSED_PINS = new RefusedPins();
