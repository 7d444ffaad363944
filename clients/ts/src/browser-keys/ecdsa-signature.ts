import { BrowserKeyError } from "./browser-key-error.ts";

const SEQUENCE = 0x30;
const INTEGER = 0x02;

/** @param plain r and s, one after the other, each of the curve's length. @returns DER, RFC 3279, 2.2.3 */
export function signatureToDer(plain: Uint8Array): Uint8Array<ArrayBuffer> {
  const half = plain.length / 2;
  const content = [...integer(plain.subarray(0, half)), ...integer(plain.subarray(half))];
  return new Uint8Array([SEQUENCE, ...length(content.length), ...content]);
}

/**
 * @param scalarBytes of the curve
 * @returns undefined for what is no DER signature of this curve: it verifies as false
 */
export function signatureFromDer(der: Uint8Array, scalarBytes: number): Uint8Array<ArrayBuffer> | undefined {
  try {
    const reader = new Reader(der);
    const inner = new Reader(reader.element(SEQUENCE));
    const scalars = [inner.element(INTEGER), inner.element(INTEGER)];
    reader.end();
    inner.end();
    const plain = new Uint8Array(2 * scalarBytes);
    for (const [index, scalar] of scalars.entries()) {
      const bytes = unsigned(scalar);
      if (bytes.length > scalarBytes) return undefined;
      plain.set(bytes, (index + 1) * scalarBytes - bytes.length);
    }
    return plain;
  } catch (error) {
    if (error instanceof BrowserKeyError) return undefined;
    throw error;
  }
}

function integer(scalar: Uint8Array): readonly number[] {
  const first = scalar.findIndex((byte) => byte !== 0);
  const bytes = [...scalar.subarray(first < 0 ? scalar.length - 1 : first)];
  const content = bytes[0]! >= 0x80 ? [0, ...bytes] : bytes;
  return [INTEGER, ...length(content.length), ...content];
}

/** DER has one form only: no sign, no needless zero. */
function unsigned(content: Uint8Array): Uint8Array {
  const [first = 0x80, second = 0x80] = content;
  if (first >= 0x80 || (first === 0 && content.length > 1 && second < 0x80)) throw malformed();
  return first === 0 && content.length > 1 ? content.subarray(1) : content;
}

/** Signatures of P-521 have 139 bytes: one octet of length follows 0x81. */
function length(count: number): readonly number[] {
  return count < 0x80 ? [count] : [0x81, count];
}

class Reader {
  readonly #bytes: Uint8Array;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  element(tag: number): Uint8Array {
    if (this.#next() !== tag) throw malformed();
    const first = this.#next();
    const count = first === 0x81 ? this.#next() : first;
    if ((first === 0x81) !== count >= 0x80 || this.#at + count > this.#bytes.length) throw malformed();
    this.#at += count;
    return this.#bytes.subarray(this.#at - count, this.#at);
  }

  end(): void {
    if (this.#at !== this.#bytes.length) throw malformed();
  }

  #next(): number {
    const byte = this.#bytes[this.#at];
    if (byte === undefined) throw malformed();
    this.#at += 1;
    return byte;
  }
}

function malformed(): BrowserKeyError {
  return new BrowserKeyError("INVALID_ARGUMENT", "no DER signature");
}
