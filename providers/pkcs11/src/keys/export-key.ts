import { createSecretKey } from "node:crypto";
import { requireKeyAlgorithm } from "@keyward/core/algorithms/key";
import { exportPublicKey } from "@keyward/core/crypto/key/export-key";
import { importKey } from "@keyward/core/crypto/key/import-key";
import { unwrapKwp } from "@keyward/core/crypto/transport/wrap-kwp";
import { Secret } from "@keyward/core/secret/secret";
import { TOKEN_ALGORITHMS } from "../algorithms.ts";
import { badAnswer } from "../errors.ts";
import type { WrappedOnce } from "../program/protocol.ts";

const AES_KEY_BYTES = 32;
const SEQUENCE = 0x30;
const LONG_LENGTH = 0x80;
const MAX_LENGTH_OCTETS = 4;
/** RFC 5649 needs no padding of a key; some tokens pad one to whole blocks of eight octets before they wrap it. */
const MAX_PADDING_BYTES = 8;

/**
 * Opens what a token wrapped under an AES key that is made for this once. Both are overwritten.
 * @param publicKey of a pair, which it must belong to
 * @returns PKCS#8 of a pair, raw bytes of a secret key. @throws BadAnswer
 */
export function openWrapped(name: string, { wrapped, under }: WrappedOnce, publicKey: Uint8Array | undefined): Secret {
  using aes = new Secret(under);
  using whole = unwrapped(aes, wrapped);
  const key = whole.use((bytes) => new Secret(Uint8Array.from(withoutPadding(name, bytes))));
  try {
    if (publicKey !== undefined) assertBelongs(name, key, publicKey);
    return key;
  } catch (error) {
    key[Symbol.dispose]();
    throw error;
  }
}

function unwrapped(aes: Secret, wrapped: Uint8Array): Secret {
  try {
    return unwrapKwp(aes.use(createSecretKey), wrapped);
  } catch {
    throw badAnswer("a wrapped key that does not open by RFC 5649");
  }
}

function withoutPadding(name: string, bytes: Uint8Array): Uint8Array {
  const length = lengthOf(name, bytes);
  if (length <= bytes.length && bytes.length - length <= MAX_PADDING_BYTES) return bytes.subarray(0, length);
  throw badAnswer("a wrapped key of the wrong length");
}

/** Of the DER of a pair, or of a secret key of that algorithm. */
function lengthOf(name: string, bytes: Uint8Array): number {
  const algorithm = TOKEN_ALGORITHMS.get(name);
  if (algorithm?.isPair !== true) return algorithm?.mac?.bytes ?? AES_KEY_BYTES;
  const [tag, first = 0] = bytes;
  if (tag !== SEQUENCE) throw badAnswer("a wrapped private key that is no PKCS#8");
  if (first < LONG_LENGTH) return 2 + first;
  const octets = first - LONG_LENGTH;
  if (octets === 0 || octets > MAX_LENGTH_OCTETS) throw badAnswer("a wrapped private key that is no DER");
  return bytes.subarray(2, 2 + octets).reduce((length, octet) => length * 256 + octet, 0) + 2 + octets;
}

function assertBelongs(name: string, key: Secret, publicKey: Uint8Array): void {
  const { type } = requireKeyAlgorithm(name);
  const own = key.use((data) => exportPublicKey(type, importKey({ format: "pkcs8", data, type }).material, "spki"));
  if (!Buffer.from(own).equals(publicKey)) throw badAnswer("a private key that is not that of its public key");
}
