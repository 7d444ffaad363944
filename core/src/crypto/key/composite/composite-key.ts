import type { KeyObject } from "node:crypto";
import type { KeyType } from "../../../algorithms/key-type.ts";
import { keyFault } from "../key-fault.ts";
import type { PairMaterial, PublicMaterial } from "../material/key-material.ts";
import { pairOf } from "../material/key-pair.ts";
import { rawPrivateBytes } from "../raw/raw-private.ts";
import { importPartPrivate, importPartPublic } from "./composite-part.ts";
import { partTypes } from "./part-types.ts";

/**
 * Reads the concatenated private keys of a hybrid or composite: the seed of its first part, then the second part.
 * @throws INVALID_ARGUMENT
 * Sources: draft-ietf-lamps-pq-composite-sigs, 5.2; draft-ietf-tls-ecdhe-mlkem
 */
export function importCompositePrivate(type: KeyType, bytes: Uint8Array): PairMaterial {
  return pairOf(...splitBetween(type, bytes, rawPrivateBytes, importPartPrivate));
}

/** Reads the concatenated public keys. @throws INVALID_ARGUMENT. Sources: as above, 5.1 */
export function importCompositePublic(type: KeyType, bytes: Uint8Array): PublicMaterial {
  if (bytes.length * 8 !== type.bits) {
    throw keyFault(`a public key of type ${type.name} has ${type.bits / 8} bytes, not ${bytes.length}`);
  }
  return { kind: "public", publicKeys: splitBetween(type, bytes, ({ bits }) => bits / 8, importPartPublic) };
}

/** The first part is of ML-DSA or ML-KEM, whose keys have one length; the rest is the second. */
function splitBetween(
  type: KeyType,
  bytes: Uint8Array,
  lengthOf: (type: KeyType) => number,
  importPart: (type: KeyType, bytes: Uint8Array) => KeyObject,
): readonly KeyObject[] {
  const [first, second] = partTypes(type) as readonly [KeyType, KeyType];
  const length = lengthOf(first);
  if (bytes.length <= length) throw keyFault(`a key of type ${type.name} has more than ${bytes.length} bytes`);
  return [importPart(first, bytes.subarray(0, length)), importPart(second, bytes.subarray(length))];
}
