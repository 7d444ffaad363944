import type { HashAlgorithm } from "../../../algorithms/hash.ts";
import { nullValue, octetString, oid, sequence } from "../../../x509/der/writer.ts";

/**
 * DigestInfo, which PKCS#1 v1.5 pads and signs.
 * Source: RFC 8017, 9.2, step 2, and appendix B.1
 */
export function digestInfo(hash: HashAlgorithm, digest: Uint8Array): Uint8Array {
  return sequence(sequence(oid(hash.oid), nullValue()), octetString(digest));
}

/** @param length bytes of the modulus. Source: RFC 8017, 9.2 */
export function encodePkcs1(hash: HashAlgorithm, digest: Uint8Array, length: number): Uint8Array {
  const info = digestInfo(hash, digest);
  const encoded = new Uint8Array(length).fill(0xff);
  encoded[0] = 0;
  encoded[1] = 1;
  encoded[length - info.length - 1] = 0;
  encoded.set(info, length - info.length);
  return encoded;
}
