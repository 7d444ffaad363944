import { randomFillSync } from "node:crypto";
import { KeywardError } from "../../errors/keyward-error.ts";

/** Bytes of a nonce of AES-GCM and ChaCha20-Poly1305, and of the part of a counter block that counts messages. */
export const NONCE_BYTES = 12;

/** SP 800-38D, 8.3: the most messages under one key where nonces begin at random. */
export const MAX_MESSAGES = 2 ** 32;

const SPACE = 2n ** 96n;

/**
 * Nonces for one key: a 96-bit counter that begins at a random point and goes up by one for each message. This is the second form
 * of SP 800-38D, 8.2.2: a random field of 96 bits, then its increments.
 *
 * Within a process no nonce repeats, as one sequence serves everything with the same key bytes. Across processes (replicas, restarts)
 * each holds an interval of at most 2^32 nonces that begins at random: two of them overlap with a chance below 2^33 / 2^96 = 2^-63
 * even when both are used up. Many processes with N messages in all, k of them, overlap with a chance below k * N / 2^96: for 65,536
 * processes and the 2^32 messages that SP 800-38D permits a key, 2^-48, where it asks for less than 2^-32.
 */
export class NonceSequence {
  readonly #next = new Uint8Array(NONCE_BYTES);
  readonly #start: bigint;
  readonly #maxMessages: number;
  #taken = 0;

  /**
   * @param start 12 bytes; random, unless a test asks for another
   * @param maxMessages no more than MAX_MESSAGES
   */
  constructor(start: Uint8Array = randomFillSync(new Uint8Array(NONCE_BYTES)), maxMessages = MAX_MESSAGES) {
    this.#next.set(start);
    this.#start = numberOf(start);
    this.#maxMessages = maxMessages;
  }

  /**
   * @returns 12 bytes that this sequence never gives again
   * @throws FAILED_PRECONDITION once the key has encrypted as many messages as it may
   */
  take(): Uint8Array<ArrayBuffer> {
    if (this.#taken >= this.#maxMessages) throw usedUp();
    this.#taken++;
    const nonce = this.#next.slice();
    increment(this.#next);
    return nonce;
  }

  /** Whether it gave this nonce. */
  gave(nonce: Uint8Array): boolean {
    return (numberOf(nonce) - this.#start + SPACE) % SPACE < BigInt(this.#taken);
  }
}

function increment(counter: Uint8Array): void {
  for (let i = counter.length - 1; i >= 0; i--) {
    counter[i] = counter[i]! + 1;
    if (counter[i] !== 0) return;
  }
}

function numberOf(bytes: Uint8Array): bigint {
  return BigInt(`0x${Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString("hex")}`);
}

function usedUp(): KeywardError {
  const text = "this key has encrypted 2^32 messages in this process, the most that SP 800-38D permits; use a new key";
  return new KeywardError("FAILED_PRECONDITION", text);
}
