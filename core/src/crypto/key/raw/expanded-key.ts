import { createPrivateKey, type KeyObject } from "node:crypto";
import type { KeyType } from "../../../algorithms/key-type.ts";
import { octetString, oid, sequence, smallInteger } from "../../../x509/der/writer.ts";
import { keyOid } from "../der/key-oids.ts";
import { orFault } from "../key-fault.ts";

/** Sources: FIPS 203, table 3 (dk); FIPS 204, table 2 */
const EXPANDED_BYTES: ReadonlyMap<string, number> = new Map([
  ["ML-DSA-44", 2560],
  ["ML-DSA-65", 4032],
  ["ML-DSA-87", 4896],
  ["ML-KEM-512", 1632],
  ["ML-KEM-768", 2400],
  ["ML-KEM-1024", 3168],
]);

/** @returns the length of the expanded private key; undefined for types that have none */
export function expandedBytes({ name }: KeyType): number | undefined {
  return EXPANDED_BYTES.get(name);
}

/**
 * Reads the expanded private key of ML-DSA or ML-KEM. OpenSSL recomputes the public half and the hashes in it.
 * @param seed where the key came with it, too: OpenSSL refuses it unless it expands to the key
 * @throws INVALID_ARGUMENT for a key that does not hold together
 */
export function importExpanded(type: KeyType, expanded: Uint8Array, seed?: Uint8Array): KeyObject {
  const inner = octetString(expanded);
  const content = seed === undefined ? inner : sequence(octetString(seed), inner);
  const der = sequence(smallInteger(0), sequence(oid(keyOid(type))), octetString(content));
  try {
    return orFault(
      () => createPrivateKey({ key: der, format: "der", type: "pkcs8" }),
      `the private key of type ${type.name} is damaged: its parts do not agree`,
    );
  } finally {
    for (const bytes of [inner, content, der]) bytes.fill(0);
  }
}
