import { createHash, type Hash } from "node:crypto";
import type { HashAlgorithm } from "../../algorithms/hash.ts";

const FIXED = Object.freeze({});

/** A digest under way: data in any number of pieces, then the end, once. */
export class HashState {
  readonly #hash: Hash;

  /** @param outputBytes of an extendable function; all others have but one length */
  constructor({ nodeName, extendable }: HashAlgorithm, outputBytes: number) {
    this.#hash = createHash(nodeName, extendable ? { outputLength: outputBytes } : FIXED);
  }

  update(data: Uint8Array): void {
    this.#hash.update(data);
  }

  final(): Uint8Array {
    return this.#hash.digest();
  }
}
