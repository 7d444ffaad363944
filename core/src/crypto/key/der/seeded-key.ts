import type { KeyObject } from "node:crypto";
import type { KeyType } from "../../../algorithms/key-type.ts";
import { DerReader } from "../../../x509/der/reader.ts";
import { contextPrimitive, TAG } from "../../../x509/der/tags.ts";
import { keyFault } from "../key-fault.ts";
import { expandedBytes, importExpanded } from "../raw/expanded-key.ts";
import { importRawPrivate, rawPrivateBytes } from "../raw/raw-private.ts";

const SEED = contextPrimitive(0);

/**
 * Reads the private key of ML-DSA or ML-KEM as PKCS#8 has it: the seed, the expanded key, or both, which must agree.
 * @throws INVALID_ARGUMENT
 * Sources: RFC 9881, 6; RFC 9935, 6
 */
export function importSeededKey(type: KeyType, content: Uint8Array): KeyObject {
  const what = `${type.name} private key`;
  const reader = new DerReader(content);
  const seed = reader.optional(SEED, what);
  const expanded = reader.optional(TAG.octetString, what);
  const both = seed === undefined && expanded === undefined ? reader.enter(TAG.sequence, what) : undefined;
  reader.end(what);
  if (seed !== undefined) return importRawPrivate(type, sized(seed.content, rawPrivateBytes(type), what));
  if (expanded !== undefined) return importExpanded(type, sized(expanded.content, expandedBytes(type)!, what));
  const parts = [both!.read(TAG.octetString, what).content, both!.read(TAG.octetString, what).content] as const;
  both!.end(what);
  return importExpanded(
    type,
    sized(parts[1], expandedBytes(type)!, what),
    sized(parts[0], rawPrivateBytes(type), what),
  );
}

function sized(bytes: Uint8Array, length: number, what: string): Uint8Array {
  if (bytes.length === length) return bytes;
  throw keyFault(`${what}: ${bytes.length} bytes where ${length} are expected`);
}
