import type { CipherGCM, Cipheriv, DecipherGCM, Decipheriv, KeyObject } from "node:crypto";
import { type CipherAlgorithm, isAead, isWrap } from "../../algorithms/cipher.ts";
import { KeywardError } from "../../errors/keyward-error.ts";
import { assertTagFits } from "./cipher-checks.ts";
import { assertCiphertextLength, assertPlaintextLength } from "./data-length.ts";
import { decryptionFailed } from "./decryption-failure.ts";
import { assertMessageFits, maxMessageBytes } from "./message-limit.ts";
import { createCipher, createDecipher, type MessageStart } from "./node-cipher.ts";

const NO_TAG = new Uint8Array(0);

/** One message that is encrypted in parts; the parts together are what encrypting it in one piece gives. */
export class EncryptingStream {
  readonly #row: CipherAlgorithm;
  readonly #cipher: Cipheriv;
  readonly #limitBytes: number;
  #gotBytes = 0;

  /**
   * @param start its nonce must never have been used with the key
   * @throws INVALID_ARGUMENT for key wrap
   */
  constructor(row: CipherAlgorithm, key: KeyObject, start: MessageStart) {
    assertStreams(row);
    this.#row = row;
    this.#cipher = createCipher(row, key, start);
    this.#limitBytes = maxMessageBytes(row, start.nonce);
  }

  /** @throws INVALID_ARGUMENT above the most that one message may have */
  update(data: Uint8Array): Uint8Array {
    this.#gotBytes += data.length;
    assertMessageFits(this.#row, this.#limitBytes, this.#gotBytes);
    return this.#cipher.update(data);
  }

  /** @returns the last bytes, and the tag of an AEAD. @throws INVALID_ARGUMENT for a message that is no whole blocks, without padding */
  finish(): { readonly output: Uint8Array; readonly tag: Uint8Array | undefined } {
    assertPlaintextLength(this.#row, this.#gotBytes);
    const output = this.#cipher.final();
    return { output, tag: isAead(this.#row) ? (this.#cipher as CipherGCM).getAuthTag() : undefined };
  }
}

/** One message that is decrypted in parts. What it gives is not authenticated before `finish` has returned. */
export class DecryptingStream {
  readonly #row: CipherAlgorithm;
  readonly #decipher: Decipheriv;
  readonly #tagBytes: number;
  #gotBytes = 0;

  /** @throws INVALID_ARGUMENT for key wrap */
  constructor(row: CipherAlgorithm, key: KeyObject, start: MessageStart) {
    assertStreams(row);
    this.#row = row;
    this.#decipher = createDecipher(row, key, start);
    this.#tagBytes = start.tagBytes;
  }

  /** @throws INVALID_ARGUMENT for more than one message can have */
  update(data: Uint8Array): Uint8Array {
    this.#gotBytes += data.length;
    try {
      return this.#decipher.update(data);
    } catch {
      throw decryptionFailed();
    }
  }

  /**
   * @param tag of AEADs, exactly as long as was said at the start
   * @returns the last bytes
   * @throws INVALID_ARGUMENT: a tag that is missing or of another length, a message of a length that cannot be, and, in one text
   *   for all reasons, what does not decrypt
   */
  finish(tag: Uint8Array = NO_TAG): Uint8Array {
    assertCiphertextLength(this.#row, this.#gotBytes);
    assertTagFits(this.#row, this.#tagBytes, tag);
    if (tag.length > 0) (this.#decipher as DecipherGCM).setAuthTag(tag);
    try {
      return this.#decipher.final();
    } catch {
      throw decryptionFailed();
    }
  }
}

/** Every byte of a wrapped key depends on all the others, so there is nothing to give out on the way. */
function assertStreams(row: CipherAlgorithm): void {
  if (!isWrap(row)) return;
  const text = `${row.name} takes a key in one piece and cannot be streamed; use Encrypt and Decrypt, or WrapKey and UnwrapKey`;
  throw new KeywardError("INVALID_ARGUMENT", text);
}
