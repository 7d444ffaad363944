import { KeywardError } from "../../errors/keyward-error.ts";
import { unmaskIv, unpredictableIv } from "./iv-mask.ts";
import { NONCE_BYTES, NonceSequence } from "./nonce-sequence.ts";

/** The most that callers may choose for one key: each is remembered. */
export const MAX_CALLER_NONCES = 65_536;

/** What a nonce may not meet again: nonces and the message part of counter blocks are of one kind, IVs of block chaining of another. */
type Kind = "nonce" | "iv";

/**
 * Every nonce that one key has encrypted with in this process. All algorithms that take the key share it, so that the counter blocks
 * of AES-GCM and AES-CTR under one key do not meet, either.
 */
export class KeyNonces {
  readonly #sequence: NonceSequence;
  readonly #chosen = new Set<string>();
  readonly #onChosen: (holder: string) => void;

  /** @param onChosen called before a caller's nonce is remembered; what it throws refuses the nonce */
  constructor(sequence = new NonceSequence(), onChosen: (holder: string) => void = () => undefined) {
    this.#sequence = sequence;
    this.#onChosen = onChosen;
  }

  /** How many nonces of callers are remembered. */
  get chosenCount(): number {
    return this.#chosen.size;
  }

  /**
   * @returns 12 bytes, never given or accepted before
   * @throws FAILED_PRECONDITION when the key is used up
   */
  next(): Uint8Array<ArrayBuffer> {
    for (;;) {
      const nonce = this.#sequence.take();
      if (this.#chosen.size === 0 || !this.#chosen.has(nameOf("nonce", nonce))) return nonce;
    }
  }

  /** @returns 16 bytes, never given or accepted before, that nobody can foretell: what block chaining needs (SP 800-38A, appendix C) */
  nextIv(): Uint8Array {
    for (;;) {
      const iv = unpredictableIv(this.#sequence.take());
      if (this.#chosen.size === 0 || !this.#chosen.has(nameOf("iv", iv))) return iv;
    }
  }

  /**
   * Takes a caller's nonce, or the first 12 bytes of a counter block: any length.
   * @param holder whose it is: what it is counted for
   * @throws FAILED_PRECONDITION for one that was used before; RESOURCE_EXHAUSTED where too many are remembered
   */
  claim(nonce: Uint8Array, holder = ""): void {
    if (nonce.length === NONCE_BYTES && this.#sequence.gave(nonce)) throw usedBefore();
    this.#remember("nonce", nonce, holder);
  }

  /** The same for an initialization vector of 16 bytes. */
  claimIv(iv: Uint8Array, holder = ""): void {
    const nonce = unmaskIv(iv);
    if (nonce !== undefined && this.#sequence.gave(nonce)) throw usedBefore();
    this.#remember("iv", iv, holder);
  }

  #remember(kind: Kind, bytes: Uint8Array, holder: string): void {
    const name = nameOf(kind, bytes);
    if (this.#chosen.has(name)) throw usedBefore();
    if (this.#chosen.size >= MAX_CALLER_NONCES) throw tooMany();
    this.#onChosen(holder);
    this.#chosen.add(name);
  }
}

function nameOf(kind: Kind, bytes: Uint8Array): string {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString("latin1");
  return `${kind}:${text}`;
}

function usedBefore(): KeywardError {
  const text = "this nonce was used with this key before; leave the nonce out, and a fresh one is chosen here";
  return new KeywardError("FAILED_PRECONDITION", text);
}

function tooMany(): KeywardError {
  const text =
    `callers have chosen ${MAX_CALLER_NONCES} nonces for this key, the most that are remembered; leave the nonce out, ` +
    "and a fresh one is chosen here, or use a new key";
  return new KeywardError("RESOURCE_EXHAUSTED", text);
}
