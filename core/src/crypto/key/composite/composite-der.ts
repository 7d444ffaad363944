import type { KeyType } from "../../../algorithms/key-type.ts";
import { bitString, octetString, oid, sequence, smallInteger } from "../../../x509/der/writer.ts";
import { typeOidOf } from "../der/key-oids.ts";
import { keyFault } from "../key-fault.ts";

/** @param raw overwritten here. Source: draft-ietf-lamps-pq-composite-sigs, 5 */
export function compositePkcs8(type: KeyType, raw: Uint8Array): Uint8Array {
  try {
    const inner = octetString(raw);
    const der = sequence(smallInteger(0), sequence(oid(requireOid(type))), inner);
    inner.fill(0);
    return der;
  } finally {
    raw.fill(0);
  }
}

export function compositeSpki(type: KeyType, raw: Uint8Array): Uint8Array {
  return sequence(sequence(oid(requireOid(type))), bitString(raw));
}

function requireOid(type: KeyType): string {
  const found = typeOidOf(type);
  if (found !== undefined) return found;
  throw keyFault(`keys of type ${type.name} have no object identifier, so no PKCS#8 or SPKI form; ask for raw`);
}
