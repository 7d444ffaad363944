import type { Buffer } from "node:buffer";
import { constants, type KeyObject, privateDecrypt, publicEncrypt } from "node:crypto";
import { KeywardError } from "../../errors/keyward-error.ts";
import { assertCiphertextLength, modulusBytes } from "./modulus.ts";

/** 00 02, at least eight bytes that are not 0, 00. */
const LEAST_PADDING_BYTES = 11;

/**
 * Encrypts a short message; less than 100 us.
 * @throws INVALID_ARGUMENT for a message that is longer than the key holds
 * Source: RFC 8017, 7.2.1
 */
export function encryptPkcs1(key: KeyObject, plaintext: Uint8Array): Buffer {
  const maxBytes = modulusBytes(key) - LEAST_PADDING_BYTES;
  if (plaintext.length > maxBytes) {
    const text = `plaintext has ${plaintext.length} bytes; with this key the most is ${maxBytes}, and HPKE has no such limit`;
    throw new KeywardError("INVALID_ARGUMENT", text);
  }
  return publicEncrypt({ key, padding: constants.RSA_PKCS1_PADDING }, plaintext);
}

/**
 * Decrypts on the event loop, some 300 us with RSA-2048: neither Node nor Web Crypto has it elsewhere. OpenSSL would answer bad padding
 * with bytes that look random; clients of this scheme want to be told, so the padding is judged here, in a time that does not
 * depend on it. That it is told is what makes the scheme an oracle.
 * @throws INVALID_ARGUMENT with one text for everything that can be wrong inside
 * Source: RFC 8017, 7.2.2
 */
export function decryptPkcs1(key: KeyObject, ciphertext: Uint8Array): Buffer {
  assertCiphertextLength(key, ciphertext);
  const block = rawDecrypt(key, ciphertext);
  const at = messageAt(block);
  if (at !== 0) return block.subarray(at);
  block.fill(0);
  throw wrong();
}

function rawDecrypt(key: KeyObject, ciphertext: Uint8Array): Buffer {
  try {
    return privateDecrypt({ key, padding: constants.RSA_NO_PADDING }, ciphertext);
  } catch {
    // A number that is not below the modulus.
    throw wrong();
  }
}

/** Looks at every byte and takes no branch. @returns where the message begins; 0 where the padding does not hold */
function messageAt(block: Uint8Array): number {
  let bad = block[0]! | (block[1]! ^ 2);
  let found = 0;
  let separator = 0;
  for (let i = 2; i < block.length; i++) {
    const isZero = (block[i]! - 1) >>> 31;
    separator |= -(isZero & ~found) & i;
    found |= isZero;
  }
  bad |= found ^ 1;
  bad |= (separator - (LEAST_PADDING_BYTES - 1)) >>> 31;
  const good = (bad - 1) >> 31;
  return (separator + 1) & good;
}

function wrong(): KeywardError {
  return new KeywardError("INVALID_ARGUMENT", "the ciphertext does not decrypt with this key and algorithm");
}
