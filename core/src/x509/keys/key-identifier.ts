import { digest, requireKeyIdentifierHash } from "../../algorithms/hash.ts";
import type { PublicKeyInfo } from "./public-key.ts";

/**
 * @param hash registry name, one of KEY_IDENTIFIER_HASHES
 * @returns the whole digest of the bytes of the key's bit string. Source: RFC 5280, 4.2.1.2 (1), and RFC 7093, 2
 */
export function keyIdentifier(publicKey: PublicKeyInfo, hash: string): Uint8Array {
  return digest(requireKeyIdentifierHash(hash), publicKey.keyBytes);
}
