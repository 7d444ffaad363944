import { createHash, type Hash, type KeyObject } from "node:crypto";
import { leftEncode, padding, rightEncode } from "./encoding.ts";
import type { MacState } from "./mac-state.ts";

/** Rates of the two sponges: 200 bytes less twice the strength. */
const RATE_BYTES = { 128: 168, 256: 136 } as const;

const FUNCTION_NAME = new TextEncoder().encode("KMAC");

export interface KmacParameters {
  readonly strength: 128 | 256;
  readonly outputBytes: number;
  readonly customization: Uint8Array;
}

/**
 * KMAC for keys that OpenSSL's own does not take: below 4 and above 512 bytes. It is cSHAKE, which OpenSSL has as a hash, over the
 * padded key, the data and the length.
 * Source: SP 800-185, 3.3 and 4.3
 */
export class SpongeKmacState implements MacState {
  readonly #sponge: Hash;
  readonly #outputBytes: number;

  constructor(key: KeyObject, { strength, outputBytes, customization }: KmacParameters) {
    const rateBytes = RATE_BYTES[strength];
    this.#outputBytes = outputBytes;
    this.#sponge = createHash(`keccak-kmac-${strength}`, { outputLength: outputBytes });
    absorbBlocks(this.#sponge, rateBytes, [FUNCTION_NAME, customization]);
    const bytes = key.export();
    absorbBlocks(this.#sponge, rateBytes, [bytes]);
    bytes.fill(0);
  }

  update(data: Uint8Array): void {
    this.#sponge.update(data);
  }

  final(): Uint8Array {
    return this.#sponge.update(rightEncode(this.#outputBytes * 8)).digest();
  }
}

/** bytepad(encode_string(s1) || encode_string(s2) ..., rate) */
function absorbBlocks(sponge: Hash, rateBytes: number, strings: readonly Uint8Array[]): void {
  let absorbedBytes = 0;
  const absorb = (bytes: Uint8Array) => {
    sponge.update(bytes);
    absorbedBytes += bytes.length;
  };
  absorb(leftEncode(rateBytes));
  for (const bytes of strings) {
    absorb(leftEncode(bytes.length * 8));
    absorb(bytes);
  }
  sponge.update(padding(absorbedBytes, rateBytes));
}
